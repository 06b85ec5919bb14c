import type { ClaimExplained, Step } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords, type Words } from '../../app/words.tsx';
import { exactText, scaledText, scaledTo } from '../../format/decimal.ts';
import { MISSING } from '../../format/figure-text.ts';
import { yuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';

/** The steps from what is inside the scheme to what the fund pays. */
export function StepsTable({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m, say } = useWords();
  const words = useWords();
  const compared = claim.against !== null;
  const [all, setAll] = useState(false);
  const shown = all ? claim.steps : claim.steps.filter(counts);
  const hidden = claim.steps.length - claim.steps.filter(counts).length;
  return (
    <Card
      title={m.claim.howFund}
      className="steps"
      foot={
        hidden > 0 ? (
          <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? m.claim.hideZero : m.claim.showZero(hidden)}
          </button>
        ) : undefined
      }
    >
      <table className="plain dense">
        <caption className="unseen">{m.claim.howFund}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{m.growth.step}</span>
            </th>
            {compared && (
              <th scope="col" className="number">
                {m.claim.before}
              </th>
            )}
            <th scope="col" className="number">
              {compared ? m.claim.after : m.why.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((step) => (
            <tr key={step.id} className={step.strong ? 'strong-row' : undefined}>
              <th scope="row">{say(step.title)}</th>
              {compared && <td className="number">{textOf(step, 'before', words)}</td>}
              <td className="number">{textOf(step, 'after', words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** Whether a step says more than that nothing was added: results and words always do. */
function counts(step: Step): boolean {
  const isZero = (value: string | null): boolean => value === null || /^-?0(\.0+)?$/.test(value);
  return step.strong || !(isZero(step.before) && isZero(step.after));
}

/** A side of a step: in its own words where it has some. */
function textOf(step: Step, side: 'before' | 'after', words: Words): string {
  const own = step.words?.[side];
  return own ? words.say(own) : stepText(step[side], step, words);
}

/** A value of a step by its kind: fen as yuan, a rate as percent, the rest as written. */
export function stepText(
  value: string | null,
  step: Pick<Step, 'kind'>,
  { m }: Pick<Words, 'm'>,
): string {
  if (value === null) return MISSING;
  switch (step.kind) {
    case 'money':
      return yuan(value);
    case 'rate':
      return `${rateText(value)} %`;
    case 'flag':
      return value === 'true' ? m.claim.yes : m.claim.no;
    case 'quantity':
    case 'count':
      return exactText(value);
    case 'code':
      return value;
  }
}

/** A share as percent, without needless zeros: `0.7` is `70`. */
export function rateText(share: string): string {
  const text = scaledText(scaledTo(share, 6), 4);
  return text.replace(/\.?0+$/, '');
}
