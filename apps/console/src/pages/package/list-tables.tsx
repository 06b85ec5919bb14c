import type { PackageListing, Provenance, TableColumn } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { Card } from '../../parts/card.tsx';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

const FIRST = 50;

/** The lists of a package: prices, codes, crosswalks. */
export function ListTables(props: { readonly lists: readonly PackageListing[] }): JSX.Element {
  return (
    <div className="stack">
      {props.lists.map((list) => (
        <OneList key={list.name} list={list} />
      ))}
    </div>
  );
}

function OneList({ list }: { readonly list: PackageListing }): JSX.Element {
  const { m, say } = useWords();
  const [all, setAll] = useState(false);
  const rows = all ? list.rows : list.rows.slice(0, FIRST);
  return (
    <Card
      title={list.name}
      note={[
        m.policy.listKinds[list.kind] ?? list.kind,
        list.file,
        ...(list.amends ? [`${m.policy.amends} ${list.amends}`] : []),
      ].join(' · ')}
      right={<span className="note">{m.policy.listRows(rows.length, list.rowCount)}</span>}
      foot={
        list.rows.length > FIRST ? (
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all ? m.growth.showFewer : m.growth.showAll(list.rows.length)}
          </button>
        ) : undefined
      }
    >
      <ScrollX label={list.name} tall>
        <table className="plain dense">
          <caption className="unseen">
            {list.name}, {countText(list.rowCount)}
          </caption>
          <thead>
            <tr>
              {list.columns.map((column) => (
                <th
                  scope="col"
                  key={column.name}
                  className={isNumber(column) ? 'number' : undefined}
                >
                  {say(column.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, index) => (
                  <Cell
                    key={list.columns[index]?.name}
                    cell={cell}
                    column={list.columns[index]}
                    first={index === 0}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

const isNumber = ({ kind }: TableColumn): boolean => kind === 'money' || kind === 'count';

/** A cell of a list: codes by their titles, how sure it is as its mark, the first one as the head. */
function Cell(props: {
  readonly cell: string;
  readonly column: TableColumn | undefined;
  readonly first: boolean;
}): JSX.Element {
  const { m, say } = useWords();
  const { cell, column } = props;
  const title = column?.codes[cell];
  const written = column?.name === 'source' ? say(clauseText(cell)) : cell;
  const text = title ? say(title) : written;
  if (props.first) return <th scope="row">{text}</th>;
  if (column?.name === 'provenance' && isProvenance(cell)) {
    return (
      <td>
        <ProvenanceMark provenance={cell} silent /> {m.provenance[cell]}
      </td>
    );
  }
  return <td className={column && isNumber(column) ? 'number' : undefined}>{text}</td>;
}

const MARKS: Readonly<Record<Provenance, true>> = {
  ...{ sourced: true, memory: true, illustrative: true, derived: true },
};

const isProvenance = (text: string): text is Provenance => Object.hasOwn(MARKS, text);
