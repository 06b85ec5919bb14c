import {
  type ContextEntry,
  type Decision,
  type DecisionTable,
  type DmnModel,
  type Logic,
  logicText,
} from '@sanyi/feel';
import { fail, type Lang, ok, problem, type Result } from '@sanyi/kernel';
import { suggestion } from '../kinds/suggestion.ts';
import type { PolicyPackage } from '../package/policy-package.ts';

/**
 * A decision and what it requires as text: tables as columns that line up, contexts and
 * expressions as lines. English shows the names rules use, Chinese the labels.
 *
 * @returns `POLICY_DECISION_MISSING` when no table file has a decision of that name
 * @example
 * ```ts
 * for (const whole of unwrap(readLibrary([])).values()) showDecision(whole, 'visitCharges', 'zh');
 * ```
 */
export function showDecision(whole: PolicyPackage, decision: string, lang: Lang): Result<string> {
  const known: string[] = [];
  for (const [file, model] of whole.tables) {
    const found = model.decisions.find((each) => each.name === decision);
    if (found)
      return ok(
        withRequired(found, model)
          .map((each) => shown(each, lang))
          .join('\n'),
      );
    known.push(...model.decisions.map((each) => `${file}: ${each.name}`));
  }
  const names = known.map((each) => each.slice(each.indexOf(': ') + 2));
  const details = { file: 'tables/*.dmn', decision, ...suggestion(decision, names) };
  return fail(problem('POLICY_DECISION_MISSING', whole.id, details));
}

/** The decision first, then those it requires, each once. */
function withRequired(start: Decision, model: DmnModel): Decision[] {
  const found: Decision[] = [];
  const open = [start];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (found.includes(next)) continue;
    found.push(next);
    const { requires } = next;
    const all = [...model.decisions, ...model.knowledge];
    open.push(...all.filter((each) => requires.includes(each.name)));
  }
  return found;
}

function shown(decision: Decision, lang: Lang): string {
  const { name, label } = decision;
  const title = lang === 'zh' && label ? `${label}（${name}）` : name;
  return `${title}\n${logicLines(decision.logic, lang).join('\n')}\n`;
}

function logicLines(logic: Logic, lang: Lang): string[] {
  switch (logic.form) {
    case 'table':
      return tableLines(logic, lang);
    case 'context':
      return logic.entries.flatMap((entry) => entryLines(entry, lang));
    case 'invocation': {
      const bindings = logic.bindings.map((each) => {
        return `${each.name}: ${logicLines(each.logic, lang).join(' ').trim()}`;
      });
      return [`  ${logic.function}(${bindings.join(', ')})`];
    }
    default:
      return [`  ${logicText(logic).trim()}`];
  }
}

function entryLines(entry: ContextEntry, lang: Lang): string[] {
  const [first = '', ...more] = logicLines(entry.logic, lang);
  return [`  ${entry.name ?? '='}: ${first.trim()}`, ...more.map((each) => `  ${each}`)];
}

const ROW_HEADS = { en: 'rule', zh: '规则' } as const;

function tableLines(table: DecisionTable, lang: Lang): string[] {
  const label = (name: string, zh: string | undefined): string => (lang === 'zh' && zh ? zh : name);
  const inputs = table.inputs.map((each) => label(each.expression, each.label));
  const outputs = table.outputs.map((each) => label(each.name, each.label));
  const head = [ROW_HEADS[lang], ...inputs, '|', ...outputs, '|', ...table.annotations];
  const rows = table.rules.map((rule) => {
    return [rule.id, ...rule.inputs, '|', ...rule.outputs, '|', ...rule.annotations];
  });
  const cells = [head, ...rows].map((row) =>
    row.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()),
  );
  const widths = head.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd();
  const [top = [], ...body] = cells;
  const rule = widths.map((each) => '-'.repeat(each)).join('--');
  return [
    `  [${table.hitPolicy}] ${line(top)}`,
    `      ${rule}`,
    ...body.map((row) => `      ${line(row)}`),
  ];
}

/** Columns of a terminal that a text takes: Chinese characters and their punctuation take two. */
const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/;
