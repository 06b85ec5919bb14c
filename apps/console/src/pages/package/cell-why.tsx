import type { PackageDetail } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import type { Words } from '../../app/words.tsx';
import { decimalText } from '../../format/decimal.ts';
import { MISSING } from '../../format/figure-text.ts';
import { ProvenanceMark } from '../../parts/mark.tsx';
import type { WhyContent } from '../../why/why-panel.tsx';
import { conditions, results } from './beside-rules.tsx';
import { mainOutput } from './cell-details.ts';
import { cellText } from './parameter-in-force.ts';

/** Where the value of a grid cell comes from: the rule, its clause, its source, how sure it is. */
export function cellWhy(detail: PackageDetail, id: string, words: Words): WhyContent | null {
  const { m, say } = words;
  const [tableId, rowCode, columnCode] = id.split('/');
  const table = detail.tables.find((each) => each.id === tableId);
  const grid = table?.grid;
  const cell = grid?.cells.find((each) => each.row === rowCode && each.column === columnCode);
  if (!table || !grid || !cell) return null;
  const title = (axis: typeof grid.rows, code: string): string => {
    const found = axis.find((each) => each.code === code);
    return found ? say(found.title) : code;
  };
  const about = { detail, words };
  const rules = table.rows.filter((rule) => cell.rules.includes(rule.id));
  return {
    value: cell.value === null ? MISSING : cellText(cell.value, mainOutput(table), about),
    unit: '',
    what: [title(grid.rows, cell.row), title(grid.columns, cell.column)].join(m.shell.comma),
    meaning: say(table.title),
    formula: {
      title: m.policy.rule,
      lines: rules.map((rule) => (
        <span key={rule.id}>
          {conditions(table, rule, about)} → <b>{results(table, rule, about)}</b>
        </span>
      )),
    },
    facts: [
      ...rules
        .flatMap((rule) => [
          {
            word: rule.id,
            text: <code>{`${detail.id}@${detail.version}#${table.id}/${rule.id}`}</code>,
          },
          { word: `${m.policy.clause}`, text: say(rule.clause) },
          {
            word: m.policy.source,
            text: (
              <>
                {say(clauseText(rule.source))}{' '}
                <ProvenanceMark provenance={rule.provenance} silent />{' '}
                {m.provenance[rule.provenance]}
              </>
            ),
          },
        ])
        .filter((fact, index, all) => all.findIndex(({ word }) => word === fact.word) === index),
      ...(cell.share === null
        ? []
        : [{ word: m.why.rows, text: `${decimalText(cell.share, 1)} %, ${m.policy.share}` }]),
      { word: m.policy.file, text: <code>{table.file}</code>, quiet: true },
    ],
    query: null,
    command: `npx sanyi policy show ${detail.id} ${table.id}`,
    citation: null,
  };
}
