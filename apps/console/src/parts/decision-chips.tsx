import type { Text } from '@sanyi/kernel';
import { type JSX, useState } from 'react';
import { useWords } from '../app/words.tsx';

/** A decision that can be chosen; `isStep` for arithmetic between tables, `wrong` for one with a problem. */
export type DecisionChip = {
  readonly id: string;
  readonly title: Text;
  readonly isStep: boolean;
  readonly wrong?: boolean;
};

// Up to so many decisions stand side by side; of more, the steps between tables fold away.
const FEW = 8;

/** The decisions of a package, one of them chosen. */
export function DecisionChips(props: {
  readonly decisions: readonly DecisionChip[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}): JSX.Element {
  const { m, say } = useWords();
  const { decisions, chosen } = props;
  const [all, setAll] = useState(false);
  const main = decisions.filter(({ id, isStep }) => !isStep || id === chosen);
  const shown = all || decisions.length <= FEW ? decisions : main;
  return (
    <nav className="chips" aria-label={m.policy.allTables}>
      <ul>
        {shown.map(({ id, title, wrong }) => (
          <li key={id}>
            <button
              type="button"
              className={wrong ? 'chip wrong' : 'chip'}
              aria-current={id === chosen ? 'page' : undefined}
              onClick={() => props.onChoose(id)}
            >
              <b>{say(title)}</b>
            </button>
          </li>
        ))}
        {main.length < decisions.length && decisions.length > FEW && (
          <li>
            <button type="button" className="chip" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? m.growth.fewer : m.policy.moreSteps(decisions.length - main.length)}
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}
