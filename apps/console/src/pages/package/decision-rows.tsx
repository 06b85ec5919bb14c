import type { PackageDetail, PackageTable } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { cellText } from './parameter-in-force.ts';

/** Every rule as a row: inputs, outputs, clause, source, mark. */
export function DecisionRows(props: {
  readonly table: PackageTable;
  readonly detail: PackageDetail;
}): JSX.Element {
  const { table, detail } = props;
  const words = useWords();
  const { m, say } = words;
  const about = { detail, words };
  return (
    <ScrollX label={say(table.title)}>
      <table className="plain rule-rows">
        <caption className="unseen">{say(table.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{m.policy.rule}</th>
            {table.inputs.map((column) => (
              <th scope="col" key={column.name}>
                {say(column.title)}
              </th>
            ))}
            {table.outputs.map((column) => (
              <th scope="col" key={column.name} className="output">
                {say(column.title)}
              </th>
            ))}
            <th scope="col">{m.policy.clause}</th>
            <th scope="col">{m.policy.source}</th>
            <th scope="col">
              <span className="unseen">{m.policy.provenanceWord}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <code>{row.id}</code>
              </th>
              {row.inputs.map((cell, index) => (
                <td key={table.inputs[index]?.name ?? index} className={isAny(cell) ? 'any' : ''}>
                  {cellText(cell, table.inputs[index], about)}
                </td>
              ))}
              {row.outputs.map((cell, index) => (
                <td key={table.outputs[index]?.name ?? index} className="output">
                  {cellText(cell, table.outputs[index], about)}
                </td>
              ))}
              <td className="words">{say(row.clause)}</td>
              <td>{row.source}</td>
              <td>
                <ProvenanceMark provenance={row.provenance} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

const isAny = (cell: string): boolean => cell.trim() === '-' || cell.trim() === '';
