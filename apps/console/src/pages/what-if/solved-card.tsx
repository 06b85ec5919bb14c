import type { Solved, SolvedBound } from '@sanyi/api';
import { Check, Lock, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText, signedText } from '../../format/decimal.ts';
import { yuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { CommandLine } from '../../parts/command-line.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Button } from '../../ui/button.ts';
import { SaveDraft } from './save-draft.tsx';

/** Prices that were found: the change list, the bounds in words, the proof, and what to do with it. */
export function SolvedCard(props: {
  readonly solved: Solved;
  readonly from: string;
  readonly onAccept: () => void;
  readonly onForget: () => void;
}): JSX.Element {
  const { m, say } = useWords();
  const { solved } = props;
  const w = m.whatIf.solveWords;
  const binding = solved.bounds.filter(({ isBinding, isKept }) => isBinding || !isKept);
  const free = solved.bounds.filter(({ isBinding, isKept }) => !isBinding && isKept);
  return (
    <Card
      title={w.found(countText(solved.rows.length))}
      note={w.still(countText(solved.still))}
      className="solved"
      right={
        <>
          <Button size="small" onClick={props.onForget}>
            {w.undo}
          </Button>
          <Button size="small" type="primary" onClick={props.onAccept}>
            {w.accept}
          </Button>
        </>
      }
    >
      <Proof solved={solved} />
      <div className="solved-parts">
        <ul className="bounds">
          {[...binding, ...free].map((bound) => (
            <Bound key={say(bound.text)} bound={bound} />
          ))}
        </ul>
        <div className="solved-rows">
          <Rows solved={solved} />
        </div>
      </div>
      <footer className="solved-foot">
        <SaveDraft of={{ solved: solved.id }} from={props.from} />
        <CommandLine text={solved.command} />
      </footer>
    </Card>
  );
}

/** Prices that move: now, found, and by how much. */
function Rows({ solved }: { readonly solved: Solved }): JSX.Element {
  const { m, say } = useWords();
  const w = m.whatIf.solveWords;
  return (
    <ScrollX label={w.found(countText(solved.rows.length))} tall>
      <table className="plain dense">
        <caption className="unseen">{w.found(countText(solved.rows.length))}</caption>
        <thead>
          <tr>
            <th scope="col">{m.whatIf.item}</th>
            {[w.now, w.price, w.moved].map((head) => (
              <th scope="col" className="number" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {solved.rows.map((row) => (
            <tr key={row.path}>
              <th scope="row">{say(row.title)}</th>
              <td className="number quiet">{yuan(row.nowFen)}</td>
              <td className="number">{yuan(row.priceFen)}</td>
              <td className="number">{`${signedText(row.percent, 1)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

/** Whether every claim settled under the prices keeps every bound, and what income does. */
function Proof({ solved }: { readonly solved: Solved }): JSX.Element {
  const { m } = useWords();
  const w = m.whatIf.solveWords;
  return (
    <p className={solved.isWithin ? 'proof kept' : 'proof broken'}>
      {solved.isWithin ? (
        <Check size={16} strokeWidth={2} aria-hidden="true" />
      ) : (
        <TriangleAlert size={16} strokeWidth={2} aria-hidden="true" />
      )}
      <span>
        <b>{solved.isWithin ? w.proved(countText(solved.claims)) : w.notKept}</b>{' '}
        {w.income(
          signedText(solved.income.reform, 3),
          signedText(solved.income.predicted, 3),
          signedText(solved.income.replayed, 3),
        )}
      </span>
    </p>
  );
}

function Bound({ bound }: { readonly bound: SolvedBound }): JSX.Element {
  const { m, say } = useWords();
  const w = m.whatIf.solveWords;
  const word = !bound.isKept ? w.broken : bound.isBinding ? w.binds : w.room;
  const tone = !bound.isKept ? 'missed' : bound.isBinding ? 'near' : 'quiet';
  return (
    <li>
      <span className={`bound-word ${tone}`}>
        {bound.isBinding && <Lock size={12} strokeWidth={1.8} aria-hidden="true" />}
        {word}
      </span>
      <span>{say(bound.text)}</span>
    </li>
  );
}
