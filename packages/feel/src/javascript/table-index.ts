import type { RuleSet } from '../row/rule-sets.ts';
import type { ColumnClasses } from './column-classes.ts';

/**
 * What matches for each combination of classes. `dense` is one array with a place per combination;
 * `graph` is a graph of columns in one array, where a node has a place per class that leads to the
 * next column's node, and the last column's places hold what matches.
 */
export type TableIndex =
  | { readonly form: 'dense'; readonly strides: readonly number[]; readonly places: Int32Array }
  | { readonly form: 'graph'; readonly places: Int32Array };

/** What of a column matters here: the rules that each class leaves. */
type Classes = Pick<ColumnClasses, 'sets'>;

/** Combinations that a dense array may have. */
const DENSE_MAX = 8192;

/** Places of a graph, and steps to make it; a table beyond is intersected when it runs. */
const PLACES_MAX = 1 << 21;
const STEPS_MAX = 60_000_000;

/**
 * Makes the index of a table.
 *
 * @param codeOf - the number that stands for a list of matching rules
 * @returns null when the table is too large to be looked up
 */
export function tableIndex(
  columns: readonly Classes[],
  rules: number,
  codeOf: (rules: readonly number[]) => number,
): TableIndex | null {
  const all = Array.from({ length: rules }, (_, rule) => rule);
  const size = columns.reduce((product, { sets }) => product * sets.length, 1);
  return size <= DENSE_MAX ? dense(columns, all, codeOf) : graph(columns, all, codeOf);
}

function dense(
  columns: readonly Classes[],
  all: readonly number[],
  codeOf: (rules: readonly number[]) => number,
): TableIndex {
  const strides: number[] = [];
  let size = 1;
  for (const { sets } of columns.toReversed()) {
    strides.unshift(size);
    size *= sets.length;
  }
  const places = new Int32Array(size);
  const fill = (column: number, from: number, live: readonly number[]): void => {
    const sets = columns[column]?.sets;
    if (!sets) {
      places[from] = codeOf(live);
      return;
    }
    sets.forEach((set, at) => {
      fill(column + 1, from + at * (strides[column] ?? 1), kept(live, set));
    });
  };
  fill(0, 0, all);
  return { form: 'dense', strides, places };
}

function graph(
  columns: readonly Classes[],
  all: readonly number[],
  codeOf: (rules: readonly number[]) => number,
): TableIndex | null {
  const places: number[] = [];
  const known = columns.map(() => new Map<string, number>());
  let steps = 0;
  const nodeOf = (column: number, live: readonly number[]): number => {
    const key = live.join();
    const found = known[column]?.get(key);
    if (found !== undefined) return found;
    const sets = columns[column]?.sets ?? [];
    const start = places.length;
    for (let at = 0; at < sets.length; at += 1) places.push(0);
    for (const [at, set] of sets.entries()) {
      steps += live.length + 1;
      if (steps > STEPS_MAX || places.length > PLACES_MAX) return 0;
      const left = kept(live, set);
      places[start + at] = column + 1 < columns.length ? nodeOf(column + 1, left) : codeOf(left);
    }
    known[column]?.set(key, start);
    return start;
  };
  nodeOf(0, all);
  if (steps > STEPS_MAX || places.length > PLACES_MAX) return null;
  return { form: 'graph', places: Int32Array.from(places) };
}

function kept(live: readonly number[], set: RuleSet): number[] {
  const left: number[] = [];
  for (const rule of live) {
    if (((set[rule >>> 5] as number) & (1 << (rule & 31))) !== 0) left.push(rule);
  }
  return left;
}
