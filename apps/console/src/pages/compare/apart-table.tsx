import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { columnUnit, signedInUnit } from '../../format/money.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { type Section, Sections } from '../../parts/sections.tsx';

/** A row of two changes and how far apart they are. */
export type ApartRow = {
  readonly key: string;
  readonly title: string;
  readonly firstFen: string;
  readonly secondFen: string;
  readonly apartFen: string;
};

/** What the first does, what the second does, and the difference, in one unit. */
export function ApartTable(props: {
  readonly caption: string;
  readonly head: string;
  readonly sections: readonly Section<ApartRow>[];
}): JSX.Element {
  const { m, lang } = useWords();
  const { caption, head, sections } = props;
  const all = sections.flatMap(({ rows }) => rows);
  const unit = columnUnit(
    all.flatMap((row) => [row.firstFen, row.secondFen, row.apartFen]),
    lang,
  );
  return (
    <ListTable
      caption={caption}
      className="dense apart"
      heads={[
        `${head}${m.shell.comma}${unit.header}`,
        ...[m.compare.first, m.compare.second, m.compare.apart].map((number) => ({ number })),
      ]}
    >
      <Sections sections={sections} columns={4}>
        {(row) => (
          <tr key={row.key}>
            <th scope="row">{row.title}</th>
            <td className="number">{signedInUnit(row.firstFen, unit)}</td>
            <td className="number">{signedInUnit(row.secondFen, unit)}</td>
            <td className="number strong">{signedInUnit(row.apartFen, unit)}</td>
          </tr>
        )}
      </Sections>
    </ListTable>
  );
}
