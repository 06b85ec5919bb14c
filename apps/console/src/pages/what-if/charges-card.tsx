import type { WhatIf, WhatIfItem } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { columnUnit, inUnit, type MoneyUnit, signedInUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Sections } from '../../parts/sections.tsx';
import { useMoneyHead } from '../../parts/use-money-head.ts';

/** Through which charges the money moves: families first, then the items that move most. */
export function ChargesCard({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, lang } = useWords();
  const inMoney = useMoneyHead();
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
      <ListTable
        caption={m.whatIf.items}
        className="dense"
        heads={[
          m.whatIf.family,
          { number: inMoney(m.whatIf.before, unit) },
          { number: inMoney(m.whatIf.change, changes) },
        ]}
      >
        <Sections
          columns={3}
          sections={[
            { title: null, rows: families },
            { title: m.whatIf.item, rows: whatIf.items },
          ]}
        >
          {(row) => <Row key={row.id} row={row} unit={unit} changes={changes} />}
        </Sections>
      </ListTable>
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
