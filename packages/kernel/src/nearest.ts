/**
 * The known name closest to an unknown one, if any is close enough to have been meant: at most a third of
 * the letters of the longer one differ, or one letter of a short one.
 *
 * @example
 * ```ts
 * nearest('tertiery', ['tertiary', 'primary']); // 'tertiary'
 * nearest('atlantis', ['beijing']); // null
 * ```
 */
export const nearest = (text: string, names: readonly string[]): string | null =>
  nearestFew(text, names, 1)[0] ?? null;

/**
 * The names closest to a text, nearest first, at most so many, of those that are close enough to have
 * been meant.
 *
 * @example
 * ```ts
 * nearestFew('markup', ['age', 'markdown', 'markups'], 2); // ['markups']
 * ```
 */
export function nearestFew(text: string, names: readonly string[], count: number): string[] {
  const far = new Map<string, number>();
  for (const name of names) {
    const distance = editDistance(text, name);
    const most = Math.max(1, Math.floor(Math.max(text.length, name.length) / 3));
    if (distance <= most) far.set(name, distance);
  }
  const distance = (name: string): number => far.get(name) ?? 0;
  return [...far.keys()].sort((a, b) => distance(a) - distance(b)).slice(0, count);
}

/** How many letters must be changed, added, left out or swapped to turn one text into the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  const at = (of: readonly number[], j: number): number => of[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(change, swap, at(row, j) + 1, at(next, j - 1) + 1));
    }
    [before, row] = [row, next];
  }
  return at(row, b.length);
}
