import type { PackageDetail, PackageTable, RuleUses, TableColumn } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { usePackageChecks } from '../../data/answers.ts';
import { exactText } from '../../format/decimal.ts';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { cellText } from './parameter-in-force.ts';
import { checksWords, usesOf } from './rule-uses.ts';

/** Every rule as a row: inputs, outputs, clause, source, mark. */
export function DecisionRows(props: {
  readonly table: PackageTable;
  readonly detail: PackageDetail;
}): JSX.Element {
  const { table, detail } = props;
  const words = useWords();
  const { m, say } = words;
  const about = { detail, words };
  const { data: checks } = usePackageChecks(detail.id);
  const chosen = Number(/^(\d+),/.exec(useAddress().cell ?? '')?.[1] ?? -1);
  return (
    <ScrollX label={say(table.title)}>
      <table className="plain rule-rows">
        <caption className="unseen">{say(table.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{m.policy.rule}</th>
            {checks && <th scope="col">{checksWords(words).used}</th>}
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
          {table.rows.map((row, at) => (
            <tr
              key={row.id}
              className={at === chosen ? 'chosen' : undefined}
              ref={at === chosen ? intoSight : undefined}
            >
              <th scope="row">
                <code>{row.id}</code>
              </th>
              {checks && <Used uses={usesOf(checks, table.id, row.id)} />}
              <Cells cells={row.inputs} columns={table.inputs} about={about} />
              <Cells cells={row.outputs} columns={table.outputs} about={about} isOutput />
              <td className="words">{say(row.clause)}</td>
              <td className="words">{say(clauseText(row.source))}</td>
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

/** The row that somebody was led to. */
const intoSight = (row: HTMLTableRowElement | null): void =>
  row?.scrollIntoView({ block: 'center' });

/** How often tests and a year's claims used a rule. */
function Used({ uses }: { readonly uses: RuleUses | undefined }): JSX.Element {
  const c = checksWords(useWords());
  const { tests = 0, claims = null } = uses ?? {};
  return (
    <td className="rule-uses">
      <span className={tests === 0 ? 'near' : undefined}>
        {tests === 0 ? c.noTest : c.usedTests(exactText(String(tests)))}
      </span>
      {claims !== null && (
        <small className={claims === 0 ? 'near' : 'quiet'}>
          {c.usedClaims(exactText(String(claims)))}
        </small>
      )}
    </td>
  );
}

/** The cells of one side of a rule, in words. */
function Cells(props: {
  readonly cells: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly about: { readonly detail: PackageDetail; readonly words: Words };
  readonly isOutput?: boolean;
}): JSX.Element {
  const { cells, columns, about, isOutput = false } = props;
  return (
    <>
      {cells.map((cell, index) => (
        <td
          key={columns[index]?.name ?? index}
          className={isOutput ? 'output' : isAny(cell) ? 'any' : ''}
          title={named(cell)}
        >
          {cellText(cell, columns[index], about)}
        </td>
      ))}
    </>
  );
}

/** How a cell that names parameters is written, for those who look for it. */
const named = (cell: string): string | undefined =>
  cell.includes('parameters.') ? cell : undefined;
