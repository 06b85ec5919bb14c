/** What repeated measuring of one thing gave. */
export type Spread = { readonly min: number; readonly median: number; readonly max: number };

/** A measured thing with its unit, and what it is compared with. */
export type Measurement = {
  readonly name: string;
  readonly unit: string;
  readonly runs: number;
  readonly spread: Spread;
};

/** One number divided by another of the same run; `spread` where each round gave one. */
export type Ratio = { readonly name: string; readonly value: number; readonly spread?: Spread };

/** What a benchmark found. `facts` are counts and sizes that are exact. */
export type Found = {
  readonly measurements: readonly Measurement[];
  readonly ratios: readonly Ratio[];
  readonly facts: Readonly<Record<string, number | string>>;
};

/** A benchmark: measures and compares, within one run of the programme. */
export type Benchmark = (options: { readonly runs: number }) => Promise<Found>;

/** Minimum, median and maximum of at least one value. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  return { min: rounded(at(0)), median: rounded(at(0.5)), max: rounded(at(1)) };
}

/** The value that a share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
}

/** A measurement from its values. */
export const measured = (name: string, unit: string, values: readonly number[]): Measurement => ({
  name,
  unit,
  runs: values.length,
  spread: spreadOf(values),
});

/** A ratio of two medians. */
export const ratio = (
  name: string,
  of: { readonly value: Measurement; readonly to: Measurement },
): Ratio => ({ name, value: rounded(of.value.spread.median / of.to.spread.median) });

/** Four significant digits: more would only be noise. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** Milliseconds that work takes, with what it returned. */
export async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** Does work several times, one after the other. */
export async function repeated<T>(runs: number, work: (run: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let run = 0; run < runs; run++) all.push(await work(run));
  return all;
}
