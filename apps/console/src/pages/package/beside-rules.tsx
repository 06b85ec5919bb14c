import type { PackageDetail, PackageTable, TableRow } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords, type Words } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { cellText } from './parameter-in-force.ts';

const FIRST = 12;

/** What a rule is put into words with. */
type About = { readonly detail: PackageDetail; readonly words: Words };

/** Rules that do not fit the grid, each in one line. */
export function BesideRules(props: {
  readonly table: PackageTable;
  readonly detail: PackageDetail;
  readonly ids: readonly string[];
}): JSX.Element {
  const words = useWords();
  const { m, say } = words;
  const { table, detail } = props;
  const about = { detail, words };
  const rules = props.ids.flatMap((id) => table.rows.find((row) => row.id === id) ?? []);
  return (
    <Card
      title={m.policy.beside}
      right={<span className="note">{m.policy.besideText}</span>}
      foot={rules.length > FIRST ? m.shell.more(rules.length - FIRST) : undefined}
    >
      <ol className="beside">
        {rules.slice(0, FIRST).map((rule) => (
          <li key={rule.id}>
            <span>
              {say(rule.clause)}
              <small>
                {conditions(table, rule, about)} → {results(table, rule, about)}
              </small>
            </span>
            <ProvenanceMark provenance={rule.provenance} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The inputs a rule asks about, in words. */
export function conditions(table: PackageTable, rule: TableRow, about: About): string {
  const { m, say } = about.words;
  const asked = rule.inputs.flatMap((cell, index) => {
    const column = table.inputs[index];
    return !column || cell.trim() === '-' || cell.trim() === ''
      ? []
      : [`${say(column.title)} ${cellText(cell, column, about)}`];
  });
  return asked.length > 0 ? asked.join(m.shell.comma) : m.policy.anyValue;
}

/** What it answers. */
export function results(table: PackageTable, rule: TableRow, about: About): string {
  const { m, say } = about.words;
  return rule.outputs
    .map((cell, index) => {
      const column = table.outputs[index];
      return `${column ? say(column.title) : ''} ${cellText(cell, column, about)}`.trim();
    })
    .join(m.shell.comma);
}
