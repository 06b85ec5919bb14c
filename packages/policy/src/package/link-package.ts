import type { Kind, RowTarget, Value } from '@sanyi/feel';
import { type Problem, problem } from '@sanyi/kernel';
import { checkBulletins } from '../bulletins/read-bulletin.ts';
import { linkHooks } from '../decisions/link-hooks.ts';
import { type CodeSets, unknownSets } from '../kinds/code-sets.ts';
import { kindText } from '../kinds/kind-text.ts';
import { readCode } from '../kinds/read-value.ts';
import { suggestion } from '../kinds/suggestion.ts';
import type { ListRow, PolicyList } from '../lists/policy-list.ts';
import { checkPools } from '../pools/check-pool.ts';
import { speaksAbout, unitNames } from './check-own.ts';
import { codeSetsOf } from './code-sets-of.ts';
import type { Declaration, PolicyPackage } from './policy-package.ts';

/**
 * Checks a package against the packages it requires, and compiles its decisions.
 *
 * @param required - all packages it requires, lowest first, already linked
 */
export function linkPackage(
  whole: PolicyPackage,
  required: readonly PolicyPackage[],
  problems: Problem[],
  target: RowTarget,
): PolicyPackage {
  const visible = [...required, whole];
  const sets = codeSetsOf(visible);
  for (const declared of whole.declarations) checkDeclaration(whole, declared, required, problems);
  checkParameterCodes(whole, sets, problems);
  checkListCodes(whole, sets, problems);
  const parameters = parameterKinds(visible);
  const lists = new Map(visible.flatMap((each) => [...each.lists]));
  checkPools(whole, { parameters, lists }, problems);
  checkBulletins(whole, visible, problems);
  return { ...whole, linked: linkHooks({ whole, sets, parameters, target }, problems) };
}

/** The kinds of all parameters that the decisions of a package may read. */
function parameterKinds(visible: readonly PolicyPackage[]): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const whole of visible) {
    for (const each of whole.parameters.values()) {
      if (!kinds.has(each.name)) kinds.set(each.name, each.kind);
    }
  }
  return kinds;
}

function checkDeclaration(
  whole: PolicyPackage,
  declared: Declaration,
  required: readonly PolicyPackage[],
  problems: Problem[],
): void {
  const { of, unit, name, where } = declared;
  const other = required.find((each) => each.id === of);
  if (!other) {
    // A required package that is missing or unreadable is told about already.
    if (!whole.requires.includes(of))
      problems.push(problem('POLICY_OF_NOT_REQUIRED', where, { of }));
    return;
  }
  if (!speaksAbout(other, declared)) {
    const details = { of, unit, name, ...suggestion(name, unitNames(other, unit)) };
    problems.push(problem('POLICY_UNIT_UNKNOWN_OF', where, details));
    return;
  }
  const found = shapeText(whole, declared);
  const expected = shapeText(other, declared);
  if (found === expected) return;
  problems.push(problem('POLICY_KIND_DIFFERS', where, { name, of, found, expected }));
}

function shapeText(whole: PolicyPackage, { unit, name }: Declaration): string {
  if (unit === 'parameter') {
    const kind = whole.parameters.get(name)?.kind;
    return kind ? kindText(kind) : '-';
  }
  if (unit !== 'list') return '';
  const list = whole.lists.get(name);
  if (!list) return '-';
  const columns = list.columns.map((each) => `${each.name}: ${kindText(each.kind)}`);
  return `${list.kind} [${list.keys.join(', ')}] {${columns.join(', ')}}`;
}

function checkParameterCodes(whole: PolicyPackage, sets: CodeSets, problems: Problem[]): void {
  for (const { kind, values, where } of whole.parameters.values()) {
    for (const set of unknownSets(kind, sets)) {
      problems.push(problem('POLICY_CODE_SET_UNKNOWN', where, { set }));
    }
    if (kind.kind !== 'code') continue;
    for (const each of values) {
      if (typeof each.value !== 'string') continue;
      const read = readCode(each.value, kind.set, sets.get(kind.set));
      if (!read.ok) problems.push(problem(read.code, each.where, read.details));
    }
  }
}

function checkListCodes(whole: PolicyPackage, sets: CodeSets, problems: Problem[]): void {
  for (const list of whole.lists.values()) {
    const unknown = list.columns.flatMap((each) => unknownSets(each.kind, sets));
    for (const set of unknown) {
      problems.push(problem('POLICY_CODE_SET_UNKNOWN', list.where, { set }));
    }
    for (const column of codeColumns(list, sets)) {
      const where = (row: ListRow): string => `${whole.id}/${list.file}:${row.line} ${column.name}`;
      problems.push(...list.rows.flatMap((row) => wrongCode(column, row, where(row))));
    }
  }
}

function wrongCode(column: CodeColumn, row: ListRow, where: string): Problem[] {
  const code = column.cell(row);
  if (typeof code !== 'string' || code === '') return [];
  const read = readCode(code, column.set, column.codes);
  return read.ok ? [] : [problem(read.code, where, read.details)];
}

type CodeColumn = {
  readonly name: string;
  readonly set: string;
  readonly codes: readonly string[] | undefined;
  readonly cell: (row: ListRow) => Value | undefined;
};

/** Columns that hold codes: by their kind, and keys of prices and pools that are named like a set. */
function codeColumns(list: PolicyList, sets: CodeSets): CodeColumn[] {
  const values = list.columns.flatMap(({ name, kind }, index): CodeColumn[] => {
    if (kind.kind !== 'code') return [];
    const { set } = kind;
    return [{ name, set, codes: sets.get(set), cell: (row) => row.values[index] }];
  });
  if (list.kind !== 'price' && list.kind !== 'pool') return values;
  const keys = list.keys.flatMap((name, index): CodeColumn[] => {
    const codes = sets.get(name);
    return codes ? [{ name, set: name, codes, cell: (row) => row.keys[index] }] : [];
  });
  return [...values, ...keys];
}
