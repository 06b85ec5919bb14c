import type { LayoutTable } from '@sanyi/oversight';
import type { JSX } from 'react';
import { inOrder } from '../../parts/in-order.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

/** A table of the bulletin; marks say missed and near without colour. */
export function SheetTable({ table }: { readonly table: LayoutTable }): JSX.Element {
  return (
    <figure className="paper-table">
      <ScrollX label={table.caption}>
        <table>
          <caption>{table.caption}</caption>
          <thead>
            <tr>
              {inOrder(table.columns, ({ head, unit, align }) => (
                <th scope="col" className={align}>
                  {head}
                  <small>{unit}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder(table.rows, (row) => (
              <tr className={row.isTotal ? 'total' : ''}>
                {inOrder(row.cells, (cell, at) => (
                  <Cell table={table} cell={cell} at={at} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {table.notes.map((note) => (
        <p className="paper-note" key={note}>
          {note}
        </p>
      ))}
    </figure>
  );
}

function Cell(props: {
  readonly table: LayoutTable;
  readonly cell: LayoutTable['rows'][number]['cells'][number];
  readonly at: number;
}): JSX.Element {
  const { table, cell, at } = props;
  const column = table.columns[at];
  if (at === table.headColumn) return <th scope="row">{cell.text}</th>;
  return (
    <td className={column?.align}>
      {cell.text}
      {column?.isMarked && <span className="paper-mark">{cell.mark}</span>}
    </td>
  );
}
