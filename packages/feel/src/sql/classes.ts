import type { Node, TableColumn, TableNode } from '../check/program.ts';
import type { ColumnClasses } from '../javascript/column-classes.ts';
import { columnClasses } from '../javascript/column-classes.ts';
import {
  type Cells,
  isOrdered,
  type Ordered,
  type ValueSets,
  valueSets,
} from '../row/column-sets.ts';
import type { RuleSet } from '../row/rule-sets.ts';
import { type Emitted, plainScalar, type Scalar } from './code.ts';
import { scalarOf } from './forms.ts';
import { numberConstant } from './numbers.ts';
import { textConstant } from './texts.ts';
import type { Writer } from './writer.ts';

/** A column of constant cells: the rules that each class leaves, and the subject's class. */
export type ClassedColumn = { readonly sets: readonly RuleSet[]; readonly of: Emitted<Scalar> };

export function classedColumn(
  node: Node & TableNode,
  column: TableColumn,
  cells: Cells,
  writer: Writer,
): ClassedColumn {
  const at = { span: node.span, writer };
  const subject = scalarOf(writer.emit(column.tested), at);
  const code = writer.bind(subject.code);
  const { sets, number } = classesOf(column, cells, code, at);
  const only = sets.length === 1;
  const of = { code: only ? plainScalar('0', []) : writer.bind(number), way: subject.way };
  return { sets, of };
}

type At = { readonly span: Node['span']; readonly writer: Writer };
type Numbered = { readonly sets: readonly RuleSet[]; readonly number: Scalar };

function classesOf(column: TableColumn, cells: Cells, code: Scalar, at: At): Numbered {
  if (isOrdered(column)) {
    const { sets, of } = columnClasses(column, cells);
    const number = of.by === 'region' ? classOfRegion(code, of, at) : plainScalar('0', []);
    return { sets, number };
  }
  const values = valueSets(cells);
  if (code.codes) return ofPositions(code, code.codes, values);
  if (column.tested.type.is === 'flag') return ofFlag(code, values);
  return ofTexts(code, values, at);
}

/** Equal sets of rules under one number, in the order they are met. */
function numbering(): { readonly sets: RuleSet[]; number(set: RuleSet): number } {
  const sets: RuleSet[] = [];
  const known = new Map<string, number>();
  const number = (set: RuleSet): number => {
    const key = set.join();
    const found = known.get(key) ?? sets.push(set) - 1;
    known.set(key, found);
    return found;
  };
  return { sets, number };
}

/** Texts: a number for each that a cell names, and one for all others. */
function ofTexts(code: Scalar, { sets: named, others }: ValueSets, at: At): Numbered {
  const { sets, number } = numbering();
  const rest = number(others);
  const cases = [...named].flatMap(([value, set]) => {
    const own = number(set);
    if (own === rest) return [];
    const when =
      value === null
        ? `${code.text} IS NULL`
        : `${code.text} = ${textConstant(String(value), at).text}`;
    return [`WHEN ${when} THEN ${own}`];
  });
  if (cases.length === 0) return { sets, number: plainScalar(String(rest), []) };
  return { sets, number: plainScalar(`CASE ${cases.join(' ')} ELSE ${rest} END`, [code]) };
}

function ofFlag(code: Scalar, { sets: named, others }: ValueSets): Numbered {
  const { sets, number } = numbering();
  const [no, yes] = [false, true].map((value) => number(named.get(value) ?? others));
  const either = `CASE WHEN ${code.text} THEN ${yes} ELSE ${no} END`;
  if (code.nullable === false) return { sets, number: plainScalar(either, [code]) };
  const missing = number(named.get(null) ?? others);
  const text = `CASE WHEN ${code.text} IS NULL THEN ${missing} WHEN ${code.text} THEN ${yes} ELSE ${no} END`;
  return { sets, number: plainScalar(text, [code]) };
}

/** Where the classes of codes are their positions, nothing has to be computed. */
function ofPositions(
  code: Scalar,
  codes: readonly string[],
  { sets: named, others }: ValueSets,
): Numbered {
  const { sets, number } = numbering();
  const numbers = codes.map((each) => number(named.get(each) ?? others));
  const nullable = code.nullable !== false;
  const missing = nullable ? number(named.get(null) ?? others) : 0;
  if (!nullable && numbers.every((each, position) => each === position)) {
    return { sets, number: code };
  }
  const last = numbers.at(-1) ?? 0;
  const groups = new Map<number, number[]>();
  numbers.forEach((each, position) => {
    if (each !== last) groups.set(each, [...(groups.get(each) ?? []), position]);
  });
  const cases = nullable ? [`WHEN ${code.text} IS NULL THEN ${missing}`] : [];
  for (const [each, positions] of groups) {
    cases.push(`WHEN ${isAny(code.text, positions)} THEN ${each}`);
  }
  if (cases.length === 0) return { sets, number: plainScalar(String(last), []) };
  return { sets, number: plainScalar(`CASE ${cases.join(' ')} ELSE ${last} END`, [code]) };
}

/** Whether a number is one of these. */
export const isAny = (text: string, numbers: readonly number[]): string =>
  numbers.length === 1 ? `${text} = ${numbers[0]}` : `${text} IN (${numbers.join(', ')})`;

/** A stretch of whole numbers: its class holds up to and with `last`; null is everything above. */
type Stretch = { readonly last: bigint | null; readonly number: number };

/** Numbers and days: stretches between bounds, found by halves. */
function classOfRegion(
  code: Scalar,
  of: ColumnClasses['of'] & { readonly by: 'region' },
  { writer }: At,
): Scalar {
  const stretches = stretchesOf(of.bounds, of.regions);
  const text = halves(code, stretches, writer);
  if (code.nullable === false) return plainScalar(text, [code]);
  return plainScalar(`CASE WHEN ${code.text} IS NULL THEN ${of.missing} ELSE ${text} END`, [code]);
}

/** Region `2i + 1` is bound `i` itself, `2i` what lies before it; neighbours of one class are one. */
function stretchesOf(bounds: readonly Ordered[], regions: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  regions.forEach((number, region) => {
    const bound = bounds[region >> 1];
    const last = bound === undefined ? null : region % 2 === 1 ? BigInt(bound) : BigInt(bound) - 1n;
    const before = stretches.at(-1);
    if (before?.number === number) stretches.pop();
    // Between neighbouring integers there is no number.
    else if (before && last !== null && before.last === last) return;
    stretches.push({ last, number });
  });
  return stretches;
}

function halves(code: Scalar, stretches: readonly Stretch[], writer: Writer): string {
  const [only] = stretches;
  if (!only || stretches.length === 1) return String(only?.number ?? 0);
  const middle = stretches.length >> 1;
  const split = stretches[middle - 1]?.last ?? 0n;
  const bound = numberConstant(split, writer).text;
  const [below, above] = [stretches.slice(0, middle), stretches.slice(middle)];
  return `CASE WHEN ${code.text} <= ${bound} THEN ${halves(code, below, writer)} ELSE ${halves(code, above, writer)} END`;
}
