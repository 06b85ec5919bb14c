import type { ClaimExplained } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { MISSING } from '../../format/figure-text.ts';
import { yuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

/** What the person's year held before the claim and after it, under each set of rules. */
export function YearSoFar({ claim }: { readonly claim: ClaimExplained }): JSX.Element | null {
  const { m, say } = useWords();
  if (claim.accumulators.length === 0) return null;
  const compared = claim.against !== null;
  const text = (value: string | undefined, kind: 'money' | 'count'): string =>
    value === undefined ? MISSING : kind === 'money' ? yuan(value) : value;
  return (
    <Card title={m.claim.yearSoFar}>
      <ScrollX label={m.claim.yearSoFar}>
        <table className="plain year">
          <caption className="unseen">{m.claim.yearSoFar}</caption>
          <Head claim={claim} />
          <tbody>
            {claim.accumulators.map((each) => (
              <tr key={each.name}>
                <th scope="row">{say(each.title)}</th>
                {compared && (
                  <>
                    <td className="number">{text(each.before?.start, each.kind)}</td>
                    <td className="number">{text(each.before?.end, each.kind)}</td>
                  </>
                )}
                <td className="number">{text(each.after?.start, each.kind)}</td>
                <td className="number strong">{text(each.after?.end, each.kind)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

/** Which set of rules, and the two moments of each; the rules are named only where there are two. */
function Head({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m, say } = useWords();
  const moments = (side: string): JSX.Element[] =>
    [m.claim.start, m.claim.end].map((word) => (
      <th scope="col" className="number" key={side + word}>
        {word}
      </th>
    ));
  return (
    <thead>
      {claim.against && (
        <tr>
          <td />
          <th scope="colgroup" colSpan={2} className="number">
            {say(claim.against.title)}
          </th>
          <th scope="colgroup" colSpan={2} className="number">
            {say(claim.stack.title)}
          </th>
        </tr>
      )}
      <tr>
        <th scope="col">
          <span className="unseen">{m.claim.yearSoFar}</span>
        </th>
        {claim.against && moments('before')}
        {moments('after')}
      </tr>
    </thead>
  );
}
