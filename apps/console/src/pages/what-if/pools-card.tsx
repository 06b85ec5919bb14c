import type { WhatIf, WhatIfPool } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText, decimalText } from '../../format/decimal.ts';
import { columnUnit, inUnit, type MoneyUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { useMoneyHead } from '../../parts/use-money-head.ts';

/** Budgets, shared ones and those of single hospitals: what the fund was billed, and what it pays instead. */
export function PoolsCards({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m } = useWords();
  const { pools, poolCount } = whatIf;
  return (
    <>
      <PoolsCard
        title={m.whatIf.pools}
        pools={pools.filter(({ isShared }) => isShared)}
        count={poolCount.shared}
      />
      <PoolsCard
        title={m.whatIf.hospitalPools}
        pools={pools.filter(({ isShared }) => !isShared)}
        count={poolCount.single}
      />
    </>
  );
}

/** Budgets of one kind. */
function PoolsCard(props: {
  readonly title: string;
  readonly pools: readonly WhatIfPool[];
  readonly count: number;
}): JSX.Element | null {
  const { m, lang } = useWords();
  const inMoney = useMoneyHead();
  const { title, pools, count } = props;
  const [one] = pools;
  if (!one) return null;
  const unit = columnUnit(
    pools.flatMap(({ budgetFen, billedFen, paidFen }) => [budgetFen, billedFen, paidFen]),
    lang,
  );
  const changes = columnUnit(pools.map(changeOf), lang);
  return (
    <Card title={title} note={m.whatIf.poolsNote(countText(pools.length), countText(count))}>
      <ListTable
        caption={title}
        className="dense stacked"
        heads={[
          m.whatIf.pool,
          m.whatIf.poolPeriod,
          { number: m.whatIf.poolCases },
          ...(one.isShared ? [{ number: m.whatIf.poolPoint }] : []),
          { number: inMoney(m.whatIf.poolBudget, unit) },
          { number: inMoney(m.whatIf.poolBilled, unit) },
          { number: inMoney(m.whatIf.poolPaid, unit) },
          { number: inMoney(m.whatIf.change, changes) },
        ]}
      >
        {pools.map((row) => (
          <Row
            key={[row.side, row.pool, row.period, row.key.en].join(' ')}
            row={row}
            unit={unit}
            changes={changes}
          />
        ))}
      </ListTable>
      <p className="hint pad">{m.whatIf.poolsText}</p>
    </Card>
  );
}

const changeOf = ({ paidFen, billedFen }: WhatIfPool): string =>
  String(BigInt(paidFen) - BigInt(billedFen));

function Row(props: {
  readonly row: WhatIfPool;
  readonly unit: MoneyUnit;
  readonly changes: MoneyUnit;
}): JSX.Element {
  const { m, say } = useWords();
  const inMoney = useMoneyHead();
  const { row, unit, changes } = props;
  const side = row.side === 'baseline' ? `${m.shell.comma}${m.whatIf.before}` : '';
  const bound = row.by === 'shared' ? '' : ` (${m.whatIf.poolBounds[row.by]})`;
  const change = changeOf(row);
  return (
    <tr>
      <th scope="row">{`${say(row.title)}${m.shell.comma}${say(row.key)}${side}`}</th>
      <td data-label={m.whatIf.poolPeriod}>{row.period}</td>
      <td className="number quiet" data-label={m.whatIf.poolCases}>
        {countText(row.cases)}
      </td>
      {row.isShared && (
        <td className="number" data-label={m.whatIf.poolPoint}>
          {`${decimalText(row.pointYuan, 2)}${bound}`}
        </td>
      )}
      <td className="number" data-label={inMoney(m.whatIf.poolBudget, unit)}>
        {inUnit(row.budgetFen, unit)}
      </td>
      <td className="number quiet" data-label={inMoney(m.whatIf.poolBilled, unit)}>
        {inUnit(row.billedFen, unit)}
      </td>
      <td className="number" data-label={inMoney(m.whatIf.poolPaid, unit)}>
        {`${inUnit(row.paidFen, unit)}${row.isShared ? '' : bound}`}
      </td>
      <td className="number" data-label={inMoney(m.whatIf.change, changes)}>
        {(BigInt(change) > 0n ? '+' : '') + inUnit(change, changes)}
      </td>
    </tr>
  );
}
