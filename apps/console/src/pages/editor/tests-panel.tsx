import { Check, X } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { inOrder } from '../../parts/in-order.tsx';
import { Button } from '../../ui/button.ts';
import { editorWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

const FAILED = 6;
const PASSED = 4;

/** How the tests of a draft go, for what is on the screen; failures first, with both results. */
export function TestsPanel(props: {
  readonly session: EditSession;
  readonly mayEdit: boolean;
}): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
  const { report, settled, shown } = props.session;
  const cases = report?.cases ?? [];
  const failed = cases.filter((each) => !each.ok);
  const passed = cases.filter((each) => each.ok);
  return (
    <Card
      title={e.tests}
      className="tests draft-tests"
      note={settled && report ? e.runAgain : shown?.sound ? e.checksRunning : undefined}
    >
      {!report || !shown?.sound ? (
        <p className="quiet empty-line">{e.testsNot}</p>
      ) : (
        <>
          <p className="big-line">
            <strong className={failed.length > 0 ? 'missed' : undefined}>
              {passed.length} / {cases.length}
            </strong>{' '}
            {e.testsPassed(passed.length, cases.length)}
          </p>
          <ul>
            {failed.slice(0, FAILED).map((each) => (
              <li key={each.file + each.title.en}>
                <X size={14} strokeWidth={2} className="missed" aria-hidden="true" />
                <span>
                  {words.say(each.title)}
                  <Difference expected={each.expected} actual={each.actual ?? ''} />
                </span>
              </li>
            ))}
            {passed.slice(0, failed.length > 0 ? 0 : PASSED).map((each) => (
              <li key={each.file + each.title.en}>
                <Check size={14} strokeWidth={2} className="met" aria-hidden="true" />
                <span>{words.say(each.title)}</span>
              </li>
            ))}
          </ul>
          {failed.length > FAILED && (
            <p className="quiet empty-line">{words.m.shell.more(failed.length - FAILED)}</p>
          )}
          {failed.length > 0 && props.mayEdit && (
            <p className="accept">
              <Button size="small" onClick={props.session.accept}>
                {e.accept}
              </Button>
              <small className="quiet">{e.acceptText}</small>
            </p>
          )}
        </>
      )}
    </Card>
  );
}

/** Two results, what differs marked: parts of a context stand one by one. */
function Difference(props: { readonly expected: string; readonly actual: string }): JSX.Element {
  const e = editorWords(useWords());
  const [expected, actual] = [partsOf(props.expected), partsOf(props.actual)];
  const rows = [
    [e.expected, expected, actual],
    [e.cameOut, actual, expected],
  ] as const;
  return (
    <small className="difference">
      {rows.map(([word, own, other]) => (
        <span key={word}>
          <i>{word}</i>{' '}
          {inOrder(own, (part) => (other.includes(part) ? <span>{part} </span> : <b>{part} </b>))}
        </span>
      ))}
    </small>
  );
}

const partsOf = (text: string): readonly string[] =>
  text.split(/,\s*/).map((part) => part.replace(/^[[{\s]+|[\]}\s]+$/g, ''));
