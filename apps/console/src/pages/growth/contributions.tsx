import type { Contribution, ContributionTable, Growth } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { approximate, signedAsWritten } from '../../format/decimal.ts';
import { signedCell } from '../../format/figure-text.ts';
import { columnUnit, inUnit, type MoneyUnit } from '../../format/money.ts';
import { periodText } from '../../format/period.ts';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { SortHeader } from '../../parts/sort-header.tsx';
import { type SortKeys, useSort } from '../../parts/use-sort.ts';
import { Segmented } from '../../ui/segmented.ts';

const FIRST = 12;

const KEYS: SortKeys<Contribution> = {
  c0: (row) => approximate(row.c0),
  c1: (row) => approximate(row.c1),
  change: (row) => (row.change === null ? null : approximate(row.change)),
  total: (row) => approximate(row.split.total.points),
  price: (row) => approximate(row.split.price.points),
  volume: (row) => approximate(row.split.volume.points),
  mix: (row) => approximate(row.split.mix.points),
};

/** Which institutions, levels or kinds of visit add to the growth; rows add up to the total row. */
export function Contributions({ growth }: { readonly growth: Growth }): JSX.Element | null {
  const { m, lang } = useWords();
  const { by, all } = useAddress();
  const setAddress = useSetAddress();
  const table = growth.contributions.find((each) => each.by === by) ?? growth.contributions[0];
  if (!table) return null;
  return (
    <Card
      title={m.growth.whoAdds}
      note={m.growth.addUp}
      right={
        <Segmented
          value={table.by}
          options={growth.contributions.map((each) => ({
            value: each.by,
            label: m.growth.by[each.by],
          }))}
          onChange={(value) => setAddress({ by: value }, { replace: true })}
        />
      }
      foot={
        table.rows.length > FIRST ? (
          <button
            type="button"
            className="link"
            onClick={() => setAddress({ all: all ? undefined : 'yes' }, { replace: true })}
          >
            {all ? m.growth.showFewer : m.growth.showAll(table.rows.length)}
          </button>
        ) : undefined
      }
    >
      <Rows
        table={table}
        all={all !== undefined}
        before={periodText(growth.against, lang)}
        now={periodText(growth.period, lang)}
      />
    </Card>
  );
}

function Rows(props: {
  readonly table: ContributionTable;
  readonly all: boolean;
  readonly before: string;
  readonly now: string;
}): JSX.Element {
  const { m, lang } = useWords();
  const { table } = props;
  const sorting = useSort(table.rows, KEYS, '-total');
  const unit = columnUnit(
    table.rows.map(({ c1 }) => c1),
    lang,
  );
  const shown = props.all ? sorting.rows : sorting.rows.slice(0, FIRST);
  const header = (column: string, name: string): JSX.Element => (
    <SortHeader
      number
      name={name}
      sorted={sorting.sortedBy(column)}
      sort={() => sorting.sort(column)}
    />
  );
  const hasLevel = table.rows.some(({ level }) => level);
  return (
    <ScrollX label={m.growth.whoAdds}>
      <table className="plain">
        <caption className="unseen">{m.growth.whoAdds}</caption>
        <thead>
          <tr>
            <th scope="col">{m.growth.by[table.by]}</th>
            {hasLevel && <th scope="col">{m.growth.level}</th>}
            {header('c0', props.before + m.shell.comma + unit.header)}
            {header('c1', props.now + m.shell.comma + unit.header)}
            {header('change', `${m.growth.change} %`)}
            {header('total', m.growth.adds)}
            {header('price', m.overview.price)}
            {header('volume', m.overview.volume)}
            {header('mix', m.overview.mix)}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.id} row={row} unit={unit} hasLevel={hasLevel} />
          ))}
        </tbody>
        <tfoot>
          <Row row={table.total} unit={unit} hasLevel={hasLevel} />
        </tfoot>
      </table>
    </ScrollX>
  );
}

function Row(props: {
  readonly row: Contribution;
  readonly unit: MoneyUnit;
  readonly hasLevel: boolean;
}): JSX.Element {
  const { m, say } = useWords();
  const { row, unit } = props;
  const { split } = row;
  return (
    <tr>
      <th scope="row" className="clip" title={say(row.title)}>
        {say(row.title)}
      </th>
      {props.hasLevel && <td className="quiet nowrap">{row.level ? say(row.level) : ''}</td>}
      <td className="number">{inUnit(row.c0, unit)}</td>
      <td className="number">{inUnit(row.c1, unit)}</td>
      <td className="number">
        {row.change === null && row.c0 === '0' ? m.growth.isNew : signedCell(row.change)}
      </td>
      <td className="number strong">{signedAsWritten(split.total.points)}</td>
      <td className="number">{signedAsWritten(split.price.points)}</td>
      <td className="number">{signedAsWritten(split.volume.points)}</td>
      <td className="number">{signedAsWritten(split.mix.points)}</td>
    </tr>
  );
}
