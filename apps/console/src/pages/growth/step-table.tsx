import type { Growth } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { signedAsWritten } from '../../format/decimal.ts';
import { inUnit, type MoneyUnit } from '../../format/money.ts';
import { periodText } from '../../format/period.ts';
import { ListTable } from '../../parts/list-table.tsx';

/** The waterfall as a table. */
export function StepTable(props: {
  readonly growth: Growth;
  readonly unit: MoneyUnit;
}): JSX.Element {
  const { m, lang, say } = useWords();
  const { growth, unit } = props;
  const places = unit.places + 1;
  return (
    <ListTable
      caption={m.growth.chartTitle}
      heads={[m.growth.step, m.growth.group, { number: unit.header }, { number: m.growth.points }]}
    >
      <tr>
        <th scope="row">{periodText(growth.against, lang)}</th>
        <td />
        <td className="number">{inUnit(growth.c0, unit, places)}</td>
        <td className="number" />
      </tr>
      {growth.steps.map((step) => (
        <tr key={step.id}>
          <th scope="row">{say(step.title)}</th>
          <td>{m.growth[step.group]}</td>
          <td className="number">{inUnit(step.fen, unit, places)}</td>
          <td className="number">{signedAsWritten(step.points)}</td>
        </tr>
      ))}
      <tr className="total">
        <th scope="row">{periodText(growth.period, lang)}</th>
        <td />
        <td className="number">{inUnit(growth.c1, unit, places)}</td>
        <td className="number">{signedAsWritten(growth.split.total.points)}</td>
      </tr>
    </ListTable>
  );
}
