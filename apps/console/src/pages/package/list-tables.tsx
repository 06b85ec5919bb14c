import type { PackageListing } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { Card } from '../../parts/card.tsx';
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
  const { m } = useWords();
  const [all, setAll] = useState(false);
  const rows = all ? list.rows : list.rows.slice(0, FIRST);
  return (
    <Card
      title={list.name}
      note={[
        list.kind,
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
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, index) =>
                  index === 0 ? (
                    <th scope="row" key={list.columns[index]}>
                      {cell}
                    </th>
                  ) : (
                    <td key={list.columns[index]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}
