/** A merge sort: stable, and each pair is asked once, whatever the test answers. */
export function mergeSorted<T>(
  items: readonly T[],
  precedes: (a: T, b: T) => boolean,
): readonly T[] {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = mergeSorted(items.slice(0, middle), precedes);
  const right = mergeSorted(items.slice(middle), precedes);
  const result: T[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    // Both places are inside their lists.
    const [a, b] = [left[l] as T, right[r] as T];
    const takesRight = precedes(b, a);
    result.push(takesRight ? b : a);
    if (takesRight) r += 1;
    else l += 1;
  }
  return [...result, ...left.slice(l), ...right.slice(r)];
}
