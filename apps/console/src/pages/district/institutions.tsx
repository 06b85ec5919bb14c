import type { District, InstitutionRow } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { approximate, countText } from '../../format/decimal.ts';
import { cellText, MISSING, signedCell } from '../../format/figure-text.ts';
import { columnUnit, inUnit, type MoneyUnit, yuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { SortHeader } from '../../parts/sort-header.tsx';
import { type Sorting, type SortKeys, useSort } from '../../parts/use-sort.ts';
import { useReadyStatus } from '../../shell/use-scope.ts';

const FIRST = 50;

const number = (value: string | null): number | null =>
  value === null ? null : approximate(value);

const KEYS: SortKeys<InstitutionRow> = {
  visits: (row) => row.visits,
  stays: (row) => row.stays,
  total: (row) => approximate(row.total),
  growth: (row) => number(row.growth),
  perVisit: (row) => number(row.perVisit),
  perStay: (row) => number(row.perStay),
  drugShare: (row) => number(row.drugShare),
};

/** The institutions of a district; the total row is the sum of all of them. */
export function Institutions({ district }: { readonly district: District }): JSX.Element {
  const { m, lang } = useWords();
  const { all } = useAddress();
  const setAddress = useSetAddress();
  const synthetic = useReadyStatus()?.synthetic === true;
  const sorting = useSort(district.institutions, KEYS, '-total');
  const unit = columnUnit(
    district.institutions.map(({ total }) => total),
    lang,
  );
  const shown = all ? sorting.rows : sorting.rows.slice(0, FIRST);
  const count = district.institutions.length;
  return (
    <Card
      title={m.district.institutions}
      note={`${m.district.rows(shown.length, count)}${synthetic ? ` · ${m.district.institutionsText}` : ''}`}
      foot={
        count > FIRST ? (
          <button
            type="button"
            className="link"
            onClick={() => setAddress({ all: all ? undefined : 'yes' }, { replace: true })}
          >
            {all ? m.growth.showFewer : m.growth.showAll(count)}
          </button>
        ) : undefined
      }
    >
      <ScrollX label={m.district.institutions}>
        <table className="plain">
          <caption className="unseen">{m.district.institutions}</caption>
          <Head sorting={sorting} moneyHeader={unit.header} />
          <tbody>
            {shown.map((row) => (
              <Row key={row.institution} row={row} unit={unit} />
            ))}
          </tbody>
          <tfoot>
            <Row row={district.total} unit={unit} />
          </tfoot>
        </table>
      </ScrollX>
    </Card>
  );
}

function Head(props: {
  readonly sorting: Sorting<InstitutionRow>;
  readonly moneyHeader: string;
}): JSX.Element {
  const { m } = useWords();
  const { sorting } = props;
  const header = (column: string, name: string): JSX.Element => (
    <SortHeader
      number
      name={name}
      sorted={sorting.sortedBy(column)}
      sort={() => sorting.sort(column)}
    />
  );
  return (
    <thead>
      <tr>
        <th scope="col">{m.district.institution}</th>
        <th scope="col">{m.district.level}</th>
        {header('visits', m.district.visits)}
        {header('stays', m.district.stays)}
        {header('total', m.district.expenses + m.shell.comma + props.moneyHeader)}
        {header('growth', m.district.growth)}
        {header('perVisit', m.district.perVisit)}
        {header('perStay', m.district.perStay)}
        {header('drugShare', m.district.drugShare)}
      </tr>
    </thead>
  );
}

function Row(props: { readonly row: InstitutionRow; readonly unit: MoneyUnit }): JSX.Element {
  const { m, say } = useWords();
  const { row } = props;
  const isNew = row.growth === null && row.yearBefore === '0' && row.total !== '0';
  return (
    <tr>
      <th scope="row" className="clip" title={say(row.title)}>
        {say(row.title)}
      </th>
      <td className="quiet">{say(row.level)}</td>
      <td className="number">{countText(row.visits)}</td>
      <td className="number">{countText(row.stays)}</td>
      <td className="number strong">{inUnit(row.total, props.unit)}</td>
      <td className="number">{isNew ? m.growth.isNew : signedCell(row.growth)}</td>
      <td className="number">{row.perVisit === null ? MISSING : yuan(row.perVisit)}</td>
      <td className="number">{row.perStay === null ? MISSING : yuan(row.perStay)}</td>
      <td className="number">{cellText(row.drugShare)}</td>
    </tr>
  );
}
