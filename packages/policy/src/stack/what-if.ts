import {
  type Day,
  fail,
  nearestFew,
  ok,
  parseDay,
  problem,
  type Result,
  unwrap,
} from '@sanyi/kernel';
import { readCode, readValue } from '../kinds/read-value.ts';
import { suggestion } from '../kinds/suggestion.ts';
import type { ListRow, PolicyList } from '../lists/policy-list.ts';
import { readListValue } from '../lists/read-list-value.ts';
import { codeSetsOf } from '../package/code-sets-of.ts';
import type { Declaration, PolicyPackage } from '../package/policy-package.ts';
import type { DatedValue, Parameter } from '../parameters/parameter.ts';
import type { StackSpec, WhatIf } from './stack-spec.ts';

/** A day before all packages: the first day of the calendar that dates are written in. */
export const FIRST_DAY: Day = unwrap(parseDay('0001-01-01'));

/** The id of the unnamed package that carries the what-ifs of a stack. */
const WHAT_IF = 'what-if';

/** The what-ifs of a stack as one package on top of the others, in force on every day. */
export function whatIfPackage(
  spec: StackSpec,
  below: readonly PolicyPackage[],
): Result<PolicyPackage> {
  const parameters = new Map<string, Parameter>();
  const lists = new Map<string, PolicyList>();
  const { place } = spec;
  for (const whatIf of spec.whatIfs) {
    if (whatIf.unit === 'parameter') {
      const tried = triedParameter(spec.text, whatIf, {
        place,
        below,
        so: parameters.get(whatIf.name),
      });
      if (!tried.ok) return tried;
      parameters.set(whatIf.name, tried.value);
    } else {
      const tried = triedRow(spec.text, whatIf, { place, below, so: lists.get(whatIf.name) });
      if (!tried.ok) return tried;
      lists.set(whatIf.name, tried.value);
    }
  }
  const title = { en: 'What if', zh: '试算' };
  const over = { spec, below };
  return ok({
    id: WHAT_IF,
    version: '0.0.0',
    title,
    place,
    effective: { from: FIRST_DAY, to: null },
    scope: { all: true, levels: [], institutions: [], districts: [] },
    aspect: null,
    authority: title,
    requires: below.map((each) => each.id),
    provides: new Map(),
    declarations: [
      ...[...parameters.keys()].flatMap((name) => overAll({ ...over, unit: 'parameter', name })),
      ...[...lists.keys()].flatMap((name) => overAll({ ...over, unit: 'list', name })),
    ],
    ruleDay: 'discharge',
    parameters,
    lists,
    folds: new Map(),
    pools: new Map(),
    indicators: [],
    supervision: [],
    forms: [],
    bulletins: [],
    explained: [],
    evidence: [],
    measured: { baseline: null, reform: null, indicators: [] },
    adopted: null,
    takenOver: null,
    tables: new Map(),
    files: new Map(),
    linked: new Map(),
  });
}

/** Amending lets what stands below speak before the day a what-if names, and for other rows. */
function overAll(of: {
  readonly spec: StackSpec;
  readonly below: readonly PolicyPackage[];
  readonly unit: 'parameter' | 'list';
  readonly name: string;
}): Declaration[] {
  const { unit, name } = of;
  return of.below
    .filter((each) => (unit === 'list' ? each.lists : each.parameters).has(name))
    .map((each) => ({ how: 'amends', unit, name, of: each.id, where: of.spec.text }));
}

/** What lies below, and what the stack has tried of the same unit so far. */
type Under<Unit> = {
  readonly place: string;
  readonly below: readonly PolicyPackage[];
  readonly so: Unit | undefined;
};

function triedParameter(
  where: string,
  whatIf: WhatIf,
  { place, below, so }: Under<Parameter>,
): Result<Parameter> {
  const known = below.flatMap((each) => [...each.parameters.values()]);
  const original = known.findLast((each) => each.name === whatIf.name);
  if (!original) {
    const names = [...new Set(known.map((each) => each.name))];
    const details = { ...unknownDetails(whatIf.name, names), place };
    return fail(problem('STACK_PARAMETER_UNKNOWN', where, details));
  }
  const { kind } = original;
  const read = readValue(whatIf.value, kind);
  if (!read.ok) return fail(problem(read.code, where, read.details));
  if (kind.kind === 'code') {
    const code = readCode(whatIf.value, kind.set, codeSetsOf(below).get(kind.set));
    if (!code.ok) return fail(problem(code.code, where, code.details));
  }
  const tried: DatedValue = {
    from: whatIf.from ?? FIRST_DAY,
    value: read.value,
    provenance: 'illustrative',
    source: WHAT_IF,
    note: null,
    where,
  };
  const others = (so?.values ?? []).filter((each) => each.from !== tried.from);
  const values = [...others, tried].sort((a, b) => a.from - b.from);
  return ok({ ...original, values, where });
}

/** A stack has too many parameters to name them all: those that may have been meant are. */
function unknownDetails(name: string, names: readonly string[]): Record<string, string> {
  const near = nearestFew(name, names, 3);
  const count = String(names.length);
  if (near.length === 0) return { name, count, suggestion: '', suggestionZh: '' };
  return {
    ...{ name, count },
    suggestion: ` The nearest: ${near.join(', ')}.`,
    suggestionZh: `最接近的是：${near.join('、')}。`,
  };
}

function triedRow(
  where: string,
  whatIf: WhatIf,
  { below, so }: Under<PolicyList>,
): Result<PolicyList> {
  const valued = below.flatMap((each) => [...each.lists.values()].filter(hasValue));
  const original = valued.findLast((each) => each.name === whatIf.name);
  if (!original) {
    const names = [...new Set(valued.map((each) => each.name))];
    const details = { name: whatIf.name, ...suggestion(whatIf.name, names) };
    return fail(problem('STACK_LIST_UNKNOWN', where, details));
  }
  const keys = original.keys.map((_, at) => whatIf.keys[at] ?? '');
  const rows = valued.filter((each) => each.name === whatIf.name).flatMap((each) => each.rows);
  const isThere = whatIf.keys.length <= keys.length && rows.some((row) => sameKeys(row.keys, keys));
  if (!isThere)
    return fail(problem('STACK_ROW_UNKNOWN', where, rowDetails(whatIf, original, rows)));
  const [column] = original.columns;
  const read = readListValue(whatIf.value, column?.kind ?? { kind: 'text' }, original);
  if (!read.ok) return fail(problem(read.code, where, read.details));
  const tried: ListRow = {
    line: 0,
    keys,
    values: [read.value],
    from: whatIf.from,
    to: null,
    provenance: 'illustrative',
    source: WHAT_IF,
  };
  return ok({ ...original, file: WHAT_IF, where, rows: withRow(so?.rows ?? [], tried) });
}

/** Lists that one value stands behind: prices. Code sets and views are no values to try. */
const hasValue = (list: PolicyList): boolean => list.kind === 'price' && list.columns.length === 1;

const sameKeys = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, at) => key === b[at]);

function rowDetails(
  { name, keys }: WhatIf,
  list: PolicyList,
  rows: readonly ListRow[],
): Record<string, string> {
  const key = keys.join(',');
  const known = [...new Set(rows.map((row) => row.keys.join(',').replace(/,+$/, '')))];
  // A row of the same item is nearer than one whose letters are.
  const [first = ''] = keys;
  const alike = known.filter((each) => each.split(',')[0] === first);
  const { suggestion: near, suggestionZh } = suggestion(key, alike.length > 0 ? alike : known);
  return { name, key, keys: list.keys.join(','), suggestion: near, suggestionZh };
}

/** A row holds until the next one of its key: rows of one key may not overlap. */
function withRow(rows: readonly ListRow[], tried: ListRow): ListRow[] {
  const start = (row: ListRow): number => row.from ?? FIRST_DAY;
  const others = rows.filter((row) => !sameKeys(row.keys, tried.keys));
  const same = rows
    .filter((row) => sameKeys(row.keys, tried.keys) && start(row) !== start(tried))
    .concat(tried)
    .sort((a, b) => start(a) - start(b));
  return [...others, ...same.map((row, at) => ({ ...row, to: same[at + 1]?.from ?? null }))];
}
