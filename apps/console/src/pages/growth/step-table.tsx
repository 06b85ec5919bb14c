import type { Growth } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { signedAsWritten } from '../../format/decimal.ts';
import { inUnit, type MoneyUnit } from '../../format/money.ts';
import { periodText } from '../../format/period.ts';
import { ScrollX } from '../../parts/scroll-x.tsx';

/** The waterfall as a table. */
export function StepTable(props: {
  readonly growth: Growth;
  readonly unit: MoneyUnit;
}): JSX.Element {
  const { m, lang, say } = useWords();
  const { growth, unit } = props;
  const places = unit.places + 1;
  return (
    <ScrollX label={m.growth.chartTitle}>
      <table className="plain">
        <caption className="unseen">{m.growth.chartTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{m.growth.step}</th>
            <th scope="col">{m.growth.group}</th>
            <th scope="col" className="number">
              {unit.header}
            </th>
            <th scope="col" className="number">
              {m.growth.points}
            </th>
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </ScrollX>
  );
}
