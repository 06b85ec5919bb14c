/**
 * What an unknown name may have meant: the known names for a problem's text, and the one that needs
 * the fewest changed letters.
 */
export function nearest(
  found: string,
  known: readonly string[],
): { readonly known: string; readonly nearest: string } {
  const [best = ''] = [...known].sort((a, b) => distance(found, a) - distance(found, b));
  return { known: known.length === 0 ? '-' : known.join(', '), nearest: best === '' ? '-' : best };
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
