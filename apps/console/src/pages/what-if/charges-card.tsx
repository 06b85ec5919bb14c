import type { WhatIf, WhatIfItem } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { columnUnit, inUnit, type MoneyUnit, signedInUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

/** Through which charges the money moves: families first, then the items that move most. */
export function ChargesCard({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, lang } = useWords();
  const families = whatIf.families.filter(({ baselineFen }) => baselineFen !== '0');
  const unit = columnUnit(
    families.map(({ baselineFen }) => baselineFen),
    lang,
  );
  const changes = columnUnit(
    [...families, ...whatIf.items].map(({ changeFen }) => changeFen),
    lang,
  );
  return (
    <Card title={m.whatIf.items}>
      <ScrollX label={m.whatIf.items}>
        <table className="plain dense">
          <caption className="unseen">{m.whatIf.items}</caption>
          <thead>
            <tr>
              <th scope="col">{m.whatIf.family}</th>
              <th
                scope="col"
                className="number"
              >{`${m.whatIf.before}${m.shell.comma}${unit.header}`}</th>
              <th
                scope="col"
                className="number"
              >{`${m.whatIf.change}${m.shell.comma}${changes.header}`}</th>
            </tr>
          </thead>
          <tbody>
            {families.map((row) => (
              <Row key={row.id} row={row} unit={unit} changes={changes} />
            ))}
          </tbody>
          {whatIf.items.length > 0 && (
            <tbody>
              <tr className="group-row">
                <th scope="colgroup" colSpan={3}>
                  {m.whatIf.item}
                </th>
              </tr>
              {whatIf.items.map((row) => (
                <Row key={row.id} row={row} unit={unit} changes={changes} />
              ))}
            </tbody>
          )}
        </table>
      </ScrollX>
    </Card>
  );
}

function Row(props: {
  readonly row: WhatIfItem;
  readonly unit: MoneyUnit;
  readonly changes: MoneyUnit;
}): JSX.Element {
  const { say } = useWords();
  const { row, unit, changes } = props;
  return (
    <tr>
      <th scope="row" className="clip" title={say(row.title)}>
        {say(row.title)}
      </th>
      <td className="number quiet">{inUnit(row.baselineFen, unit)}</td>
      <td className="number">{signedInUnit(row.changeFen, changes)}</td>
    </tr>
  );
}
