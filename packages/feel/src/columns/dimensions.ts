import type { Load } from '../check/program.ts';
import type { Row, Value } from '../value.ts';
import type { Cases, Compared } from './coded.ts';

/** One side of a table: its cases, and the value that a field has in each. */
export type Dimension = {
  /** Equal for dimensions with equal cases. */
  readonly key: string;
  readonly size: number;
  readonly by:
    | { readonly what: 'interval' }
    /** All fields that a key decides together. */
    | { readonly what: 'key' }
    | { readonly what: 'position'; readonly load: Load }
    /** A field by the stretch it lies in; each break begins the next one. */
    | { readonly what: 'stretch'; readonly load: Load; readonly breaks: readonly number[] };
  /** The value of the field in a case. */
  value(at: number): Value;
};

export type DimensionSource = {
  readonly parameters: readonly Row[];
  /** The codes that a column of codes or sets holds positions of, or null when any text may come. */
  codesOf(load: Load): readonly string[] | null;
  /** The value of a node that reads parameters alone, under one set of them. */
  fixed(node: Compared['value'], interval: number): Value;
};

/** The sides of the table of some cases; null when a side is not finite. */
export function dimensionsOf(cases: Cases, source: DimensionSource): Dimension[] | null {
  const loads = [...cases.loads].sort((a, b) => a.slot - b.slot);
  const dimensions: (Dimension | null)[] = [];
  const byInterval = loads.some(({ from }) => from === 'parameters');
  const moves = byInterval && source.parameters.length > 1;
  if (moves) {
    dimensions.push({
      key: 'interval',
      size: source.parameters.length,
      by: { what: 'interval' },
      value: (at) => BigInt(at),
    });
  }
  for (const load of loads) {
    if (load.from !== 'parameters') dimensions.push(positions(load, source));
  }
  for (const [load, compared] of cases.ordered) {
    dimensions.push(stretches(load, compared, source));
  }
  return dimensions.every((one) => one !== null) ? dimensions : null;
}

/** A field of codes, a flag, or a set of codes. */
function positions(load: Load, source: DimensionSource): Dimension | null {
  const values = positionValues(load, source);
  if (!values) return null;
  const cases = load.type.nullable ? [...values, null] : values;
  return {
    key: `position ${load.slot}`,
    size: cases.length,
    by: { what: 'position', load },
    value: (at) => cases[at] ?? null,
  };
}

function positionValues(load: Load, source: DimensionSource): Value[] | null {
  if (load.type.is === 'flag') return [false, true];
  const codes = source.codesOf(load);
  if (!codes) return null;
  if (load.type.is === 'text') return [...codes];
  return Array.from({ length: 2 ** codes.length }, (_, bits) => setOf(codes, bits));
}

/** The codes whose bits are set. */
export const setOf = (codes: readonly string[], bits: number): string[] =>
  codes.filter((_, at) => (bits >> at) & 1);

function stretches(load: Load, compared: readonly Compared[], source: DimensionSource): Dimension {
  const found = new Set<bigint>();
  for (const { value, decimals } of compared) {
    for (let interval = 0; interval < source.parameters.length; interval += 1) {
      const bound = source.fixed(value, interval);
      for (const one of breaksAt(bound, decimals)) found.add(one);
    }
  }
  // Values are tested to have 32 bits: they have reached every break below and none above.
  const met = [...found].filter((one) => one > -(2n ** 31n) && one < 2n ** 31n);
  const sorted = met.sort((a, b) => (a < b ? -1 : 1));
  const breaks = sorted.map(Number);
  const isDay = load.type.is === 'day';
  const of = (value: bigint): Value => (isDay ? Number(value) : value);
  const cases: Value[] = [of((sorted[0] ?? 1n) - 1n), ...sorted.map(of)];
  if (load.type.nullable) cases.push(null);
  return {
    key: `stretch ${load.slot} ${breaks.join()}`,
    size: cases.length,
    by: { what: 'stretch', load, breaks },
    value: (at) => cases[at] ?? null,
  };
}

/** Where values that stand differently to a bound begin: at the bound, and behind it. */
export function breaksAt(bound: Value, decimals: number): bigint[] {
  if (Array.isArray(bound)) return bound.flatMap((one: Value) => breaksAt(one, decimals));
  if (typeof bound !== 'bigint' && typeof bound !== 'number') return [];
  const exact = BigInt(bound);
  const factor = 10n ** BigInt(Math.max(0, decimals));
  const below = exact >= 0n ? exact / factor : -((-exact + factor - 1n) / factor);
  return below * factor === exact ? [below, below + 1n] : [below + 1n];
}
