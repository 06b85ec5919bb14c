import type { BeforeAfter, BeforeAfterPoint } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { exactText } from '../../format/decimal.ts';
import { periodText } from '../../format/period.ts';
import { ListTable } from '../../parts/list-table.tsx';

/** The same points as a table, newest first. */
export function ComparisonTable({ page }: { readonly page: BeforeAfter }): JSX.Element {
  const { m, lang, say } = useWords();
  const words = m.beforeAfter;
  const text = (value: string | null | undefined): string =>
    value === null || value === undefined ? '—' : exactText(value);
  const band = (of: BeforeAfterPoint['without']): string =>
    of ? `${exactText(of.low)} – ${exactText(of.high)}` : '—';
  const cells = (point: BeforeAfterPoint) => [
    { head: words.observed, shown: text(point.observed) },
    { head: words.adjusted, shown: text(point.adjusted) },
    { head: words.fitted, shown: text(point.fitted?.value) },
    { head: words.without, shown: text(point.without?.value) },
    { head: words.interval, shown: band(point.without) },
  ];
  const [first] = page.points;
  const heads = first ? cells(first).map(({ head }) => ({ number: head })) : [];
  return (
    <ListTable
      caption={words.chart(say(page.title), say(page.unitText))}
      className="stacked dense"
      heads={[words.period, ...heads]}
    >
      {[...page.points].reverse().map((point) => (
        <tr key={point.period} className={point.side === 'between' ? 'left-out' : undefined}>
          <th scope="row" className="nowrap">
            {periodText(point.period, lang)}
            {point.side === 'between' && <small className="quiet">{words.leftOut}</small>}
          </th>
          {cells(point).map(({ head, shown }) => (
            <td key={head} className="number nowrap" data-label={head}>
              {shown}
            </td>
          ))}
        </tr>
      ))}
    </ListTable>
  );
}
