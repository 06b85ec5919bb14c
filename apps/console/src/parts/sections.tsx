import { Fragment, type JSX } from 'react';

/** Rows of a table under a title of their own, where there is one. */
export type Section<Row> = { readonly title: string | null; readonly rows: readonly Row[] };

/** Rows of a table section by section; a section without rows is left out with its title. */
export function Sections<Row>(props: {
  readonly sections: readonly Section<Row>[];
  /** How many columns a title spans. */
  readonly columns: number;
  /** Draws a row, with a key. */
  readonly children: (row: Row) => JSX.Element;
}): JSX.Element {
  return (
    <>
      {props.sections
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => (
          <Fragment key={title}>
            {title !== null && (
              <tr className="group-row">
                <th scope="colgroup" colSpan={props.columns}>
                  {title}
                </th>
              </tr>
            )}
            {rows.map((row) => props.children(row))}
          </Fragment>
        ))}
    </>
  );
}
