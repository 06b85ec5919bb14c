/** A row that at least one of two replays has. */
export type Paired<T> = { readonly row: T; readonly one: T | null; readonly two: T | null };

/** Rows of both by their key, in the order of the first; what only the second has comes last. */
export function pairedRows<T>(
  first: readonly T[],
  second: readonly T[],
  keyOf: (row: T) => string,
): Paired<T>[] {
  const of = (rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [keyOf(row), row]));
  const [ones, twos] = [of(first), of(second)];
  return [...new Set([...ones.keys(), ...twos.keys()])].flatMap((key) => {
    const [one, two] = [ones.get(key) ?? null, twos.get(key) ?? null];
    const row = one ?? two;
    return row ? [{ row, one, two }] : [];
  });
}

/** How much more the second amount is than the first. */
export const fenApart = (first: string, second: string): string =>
  String(BigInt(second) - BigInt(first));
