import type { Growth } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { signedCell } from '../../format/figure-text.ts';
import { Go } from '../../parts/go.tsx';

const FIRST = 7;

/** The districts to jump between, fastest growing first. */
export function Chips({ growth }: { readonly growth: Growth }): JSX.Element | null {
  const { m, say } = useWords();
  const [all, setAll] = useState(false);
  const { chips, place } = growth;
  if (chips.length === 0) return null;
  const shown = all ? chips : chips.filter((chip, index) => index < FIRST || chip.place === place);
  return (
    <nav className="chips" aria-label={m.growth.districts}>
      <ul>
        {shown.map((chip) => (
          <li key={chip.place}>
            <Go
              to="/growth"
              address={{ place: chip.place }}
              className="chip"
              current={chip.place === place}
            >
              <b>{say(chip.title)}</b> {signedCell(chip.value)}
            </Go>
          </li>
        ))}
        {chips.length > shown.length || all ? (
          <li>
            <button type="button" className="chip" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? m.growth.fewer : m.shell.more(chips.length - shown.length)}
            </button>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
