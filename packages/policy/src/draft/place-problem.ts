import type { Problem } from '@sanyi/kernel';
import type { DraftView, EditTable, PlacedProblem } from './draft-view.ts';

/**
 * Where in the editor a problem stands. Its place is written `package/file decision/rule/column:character`
 * for rules, `package/file:line path` for the rest.
 */
export function placeProblem(problem: Problem, view: DraftView): PlacedProblem {
  const { file, rest, line } = split(problem.where, view);
  const none = {
    problem,
    grave: true,
    file,
    decision: null,
    rows: [],
    column: null,
    name: null,
    days: null,
  };
  if (file === null) return none;
  const inTable = tablePlace(view, { file, rest });
  if (inTable) return { ...none, ...inTable };
  const parameter = view.parameters.find(
    (each) => each.file === file && new RegExp(`^${each.name}\\b`).test(rest),
  );
  if (parameter) {
    const row = /values\[(\d+)\]/.exec(rest)?.[1];
    return { ...none, name: parameter.name, rows: row === undefined ? [] : [Number(row)] };
  }
  const list = view.lists.find((each) => each.file === file);
  if (list && line !== null && line > 1) {
    const column = list.columns.findIndex(({ name }) => name === rest.trim());
    return { ...none, name: list.name, rows: [line - 2], column: column < 0 ? null : column };
  }
  return none;
}

/** A problem of the analysis: about rules of a table, with their rows. */
export function placeRules(
  problem: Problem,
  view: DraftView,
  about: { readonly decision: string; readonly rules: readonly string[]; readonly grave: boolean },
): PlacedProblem {
  const table = view.tables.find((each) => each.decision === about.decision);
  const rows = about.rules.map((id) => table?.rules.findIndex((rule) => rule.id === id) ?? -1);
  return {
    problem,
    grave: about.grave,
    file: table?.file ?? null,
    decision: about.decision,
    rows: rows.filter((row) => row >= 0),
    column: null,
    name: null,
    days: null,
  };
}

type Split = {
  readonly file: string | null;
  readonly rest: string;
  readonly line: number | null;
};

function split(where: string, { id, files }: DraftView): Split {
  const own = where.startsWith(`${id}/`) ? where.slice(id.length + 1) : where;
  const file = files.filter((path) => own.startsWith(path)).sort((a, b) => b.length - a.length)[0];
  if (file === undefined) return { file: null, rest: own, line: null };
  const after = own.slice(file.length);
  const line = /^:(\d+)/.exec(after);
  const rest = after.slice(line?.[0].length ?? 0).trimStart();
  return { file, rest, line: line ? Number(line[1]) : null };
}

function tablePlace(
  view: DraftView,
  { file, rest }: { readonly file: string; readonly rest: string },
): Pick<PlacedProblem, 'decision' | 'rows' | 'column'> | null {
  const tables = view.tables.filter((each) => each.file === file);
  const table = tables
    .filter(({ decision }) => new RegExp(`^${decision}(?=[/:]|$)`).test(rest))
    .sort((a, b) => b.decision.length - a.decision.length)[0];
  if (!table) return null;
  const inside = rest.slice(table.decision.length).replace(/^\//, '');
  const row = rowOf(table, inside);
  if (row < 0) return { decision: table.decision, rows: [], column: columnOf(table, inside) };
  const id = table.rules[row]?.id ?? '';
  const column = columnOf(table, inside.slice(id.length).replace(/^\//, ''));
  return { decision: table.decision, rows: [row], column };
}

/** The rule whose id the text begins with; the longest one, since ids may begin alike. */
function rowOf({ rules }: EditTable, text: string): number {
  let found = -1;
  rules.forEach(({ id }, at) => {
    const isIt = text.startsWith(id) && /^[/:]|^$/.test(text.slice(id.length));
    if (isIt && id.length > (rules[found]?.id.length ?? -1)) found = at;
  });
  return found;
}

function columnOf({ columns }: EditTable, text: string): number | null {
  const name = text.replace(/:\d+$/, '').replace(/^\s+/, '');
  const at = columns.findIndex((column) => column.name === name);
  return at < 0 ? null : at;
}
