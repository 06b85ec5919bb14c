import type { Figure, WatchedPoint } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { figureText } from '../../format/figure-text.ts';
import { ListTable } from '../../parts/list-table.tsx';

/** The same days as a table, newest first. */
export function SeriesOfDays(props: {
  readonly title: string;
  readonly points: readonly WatchedPoint[];
  readonly figure: Figure;
}): JSX.Element {
  const { m, lang } = useWords();
  const text = (value: string | null): string => figureText({ ...props.figure, value }, lang);
  return (
    <ListTable
      caption={props.title}
      className="dense days"
      heads={[m.monitoring.day, { number: m.monitoring.value }, m.monitoring.band]}
    >
      {[...props.points].reverse().map(({ day, value, low, high, state }) => (
        <tr key={day} className={state === 'watch' || state === 'over' ? 'chosen' : undefined}>
          <th scope="row" className="nowrap">
            {day}
          </th>
          <td className="number">{text(value)}</td>
          <td className="nowrap">{low === null ? '—' : `${text(low)} – ${text(high)}`}</td>
        </tr>
      ))}
    </ListTable>
  );
}
