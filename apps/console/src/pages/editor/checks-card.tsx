import type { PlacedProblem } from '@sanyi/policy';
import { CircleAlert, CircleCheck, Eye } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { editorWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

const SHOWN = 8;

/** What stands against the draft and what deserves a look; each leads to its place. */
export function ChecksCard(props: {
  readonly session: EditSession;
  readonly problems: readonly PlacedProblem[];
  readonly decision: string | null;
  readonly onShow: (problem: PlacedProblem) => void;
}): JSX.Element {
  const words = useWords();
  const { lang } = words;
  const e = editorWords(words);
  const { problems, session } = props;
  const grave = problems.filter((each) => each.grave);
  const proved = session.analysis?.proved.find(({ decision }) => decision === props.decision);
  return (
    <Card
      title={e.checks}
      className="checks"
      note={session.settled || !session.shown?.sound ? undefined : e.checksRunning}
    >
      <ul aria-live="polite">
        {problems.length === 0 && (
          <li className="fine">
            <CircleCheck size={15} strokeWidth={1.8} aria-hidden="true" /> {e.allRight}
          </li>
        )}
        {problems.slice(0, SHOWN).map((each) => (
          <li key={each.problem.where + each.problem[lang]} className={each.grave ? 'grave' : ''}>
            {each.grave ? (
              <CircleAlert size={15} strokeWidth={1.8} aria-hidden="true" />
            ) : (
              <Eye size={15} strokeWidth={1.8} aria-hidden="true" />
            )}
            <span>
              {!each.grave && <b>{e.warning}: </b>}
              {each.problem[lang]}
              {each.days !== null && <> {e.onDays(each.days.from, each.days.to)}</>}
              {each.file !== null && (
                <button type="button" className="link" onClick={() => props.onShow(each)}>
                  {e.show}
                </button>
              )}
            </span>
          </li>
        ))}
        {grave.length === 0 && proved?.is === 'proved' && (
          <li className="fine">
            <CircleCheck size={15} strokeWidth={1.8} aria-hidden="true" /> {e.proved}
          </li>
        )}
      </ul>
      {problems.length > SHOWN && (
        <p className="quiet empty-line">{words.m.shell.more(problems.length - SHOWN)}</p>
      )}
    </Card>
  );
}
