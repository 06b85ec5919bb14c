import type { ClaimExplained, ClaimPool } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText, decimalText, exactText } from '../../format/decimal.ts';
import { signedYuan, yuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

/** How a pool pays the hospital for the stay, under each set of rules that has one. */
export function PoolCards({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { say } = useWords();
  const { before, after } = claim.pool;
  return (
    <>
      {before && claim.against && <PoolCard pool={before} note={say(claim.against.title)} />}
      {after && <PoolCard pool={after} note={claim.against ? say(claim.stack.title) : undefined} />}
    </>
  );
}

type Line = { readonly head: string; readonly value: string; readonly isStrong?: boolean };

function PoolCard(props: {
  readonly pool: ClaimPool;
  readonly note: string | undefined;
}): JSX.Element {
  const { m, say } = useWords();
  const { pool, note } = props;
  const words = m.claim.pool;
  return (
    <Card title={words.title} {...(note === undefined ? {} : { note })}>
      <ScrollX label={words.title}>
        <table className="plain">
          <caption className="unseen">{words.title}</caption>
          <tbody>
            {useLines(pool).map(({ head, value, isStrong }) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                <td className={isStrong ? 'number strong' : 'number'}>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <ul className="hint pad">
        {pool.rules.map(({ cite, clause, source }) => (
          <li key={cite}>
            {say(clause)} <small>{`${cite}${m.shell.comma}${say(source)}`}</small>
          </li>
        ))}
      </ul>
      {pool.points === null && <p className="hint pad">{words.byItem}</p>}
      {pool.points !== null && !pool.paid && <p className="hint pad">{words.notYet}</p>}
    </Card>
  );
}

/** From the budget to what the fund pays, line by line. */
function useLines(pool: ClaimPool): Line[] {
  const { m, say } = useWords();
  const words = m.claim.pool;
  const { paid } = pool;
  const name = [pool.title, pool.key].map(say).join(m.shell.comma);
  const lines: (Line | null)[] = [
    { head: words.budget(name, pool.period), value: yuan(pool.budgetFen) },
    { head: words.group, value: say(pool.group.title) },
    pool.weight === null ? null : { head: words.weight, value: exactText(pool.weight) },
    pool.meanCostFen === null ? null : { head: words.meanCost, value: yuan(pool.meanCostFen) },
    pool.points === null ? null : { head: words.points, value: exactText(pool.points) },
  ];
  const bill: Line[] = [
    { head: words.billed, value: yuan(pool.billedFen) },
    { head: words.patient, value: yuan(pool.patientFen) },
  ];
  if (!paid) return [...lines.filter((line) => line !== null), ...bill];
  const bound = paid.by === 'shared' ? '' : ` (${words.bounds[paid.by]})`;
  const change = String(BigInt(paid.paidFen) - BigInt(pool.billedFen));
  return [
    ...lines.filter((line) => line !== null),
    { head: words.all(countText(paid.cases)), value: exactText(paid.points) },
    { head: words.shared[pool.pays], value: yuan(paid.sharedFen) },
    { head: words.value, value: `${decimalText(paid.pointYuan, 4)}${bound}` },
    ...bill,
    { head: words.paid[pool.pays], value: yuan(paid.paidFen), isStrong: true },
    { head: words.change, value: signedYuan(change) },
  ];
}
