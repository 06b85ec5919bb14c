import type { ClearedHospital, ClearedHospitals } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { columnUnit, inUnit, type MoneyUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { useMoneyHead } from '../../parts/use-money-head.ts';

/** What pools pay hospitals of the place, beside what was billed; nothing where the rules have none. */
export function ClearingCard({
  clearing,
}: {
  readonly clearing: ClearedHospitals;
}): JSX.Element | null {
  const { m, lang } = useWords();
  const inMoney = useMoneyHead();
  const { rows, count } = clearing;
  if (rows.length === 0) return null;
  const words = m.claims;
  const unit = columnUnit(
    rows.flatMap(({ billedFen, paidFen }) => [billedFen, paidFen ?? '0']),
    lang,
  );
  const changes = columnUnit(
    rows.map(({ differenceFen }) => differenceFen ?? '0'),
    lang,
  );
  return (
    <Card
      title={words.clearing}
      note={words.clearingNote(countText(rows.length), countText(count))}
    >
      <ListTable
        caption={words.clearing}
        className="dense stacked"
        heads={[
          words.institution,
          words.budget,
          words.period,
          { number: words.stays },
          { number: inMoney(words.billed, unit) },
          { number: inMoney(words.paid, unit) },
          { number: inMoney(words.change, changes) },
        ]}
      >
        {rows.map((row) => (
          <Row
            key={[row.institution.en, row.pool.en, row.key.en, row.period].join(' ')}
            row={row}
            unit={unit}
            changes={changes}
          />
        ))}
      </ListTable>
      <p className="hint pad">{words.clearingText}</p>
    </Card>
  );
}

function Row(props: {
  readonly row: ClearedHospital;
  readonly unit: MoneyUnit;
  readonly changes: MoneyUnit;
}): JSX.Element {
  const { m, say } = useWords();
  const inMoney = useMoneyHead();
  const { row, unit, changes } = props;
  const { paidFen, differenceFen } = row;
  const isGain = differenceFen !== null && BigInt(differenceFen) > 0n;
  return (
    <tr>
      <th scope="row">{say(row.institution)}</th>
      <td data-label={m.claims.budget}>{`${say(row.pool)}${m.shell.comma}${say(row.key)}`}</td>
      <td data-label={m.claims.period}>{row.period}</td>
      <td className="number quiet" data-label={m.claims.stays}>
        {countText(row.cases)}
      </td>
      <td className="number quiet" data-label={inMoney(m.claims.billed, unit)}>
        {inUnit(row.billedFen, unit)}
      </td>
      <td className="number" data-label={inMoney(m.claims.paid, unit)}>
        {paidFen === null ? m.claims.notYetPaid : inUnit(paidFen, unit)}
      </td>
      <td className="number" data-label={inMoney(m.claims.change, changes)}>
        {differenceFen === null ? '—' : (isGain ? '+' : '') + inUnit(differenceFen, changes)}
      </td>
    </tr>
  );
}
