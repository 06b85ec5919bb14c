import { useAddress, useSetAddress } from '../app/use-address.ts';

/** A column that rows can be sorted by; `null` sorts last. */
export type SortKeys<T> = Readonly<Record<string, (row: T) => number | string | null>>;

/** The order in use and how to change it; it stands in the address as `column` or `-column`. */
export type Sorting<T> = {
  readonly rows: readonly T[];
  readonly sortedBy: (column: string) => 'up' | 'down' | null;
  readonly sort: (column: string) => void;
};

/** Sorts rows by the address; the usual order first. `-` means the largest first. */
export function useSort<T>(rows: readonly T[], keys: SortKeys<T>, usual: string): Sorting<T> {
  const { sort: asked } = useAddress();
  const setAddress = useSetAddress();
  const order = asked && keys[asked.replace(/^-/, '')] ? asked : usual;
  const column = order.replace(/^-/, '');
  const down = order.startsWith('-');
  const key = keys[column];
  return {
    rows: key ? sorted(rows, key, down) : rows,
    sortedBy: (name) => (name === column ? (down ? 'down' : 'up') : null),
    sort: (name) => {
      const next = name === column && down ? name : `-${name}`;
      setAddress({ sort: next === usual ? undefined : next }, { replace: true });
    },
  };
}

/** Rows in order of a key; rows without one stand last either way. */
export function sorted<T>(
  rows: readonly T[],
  key: (row: T) => number | string | null,
  down: boolean,
): readonly T[] {
  return [...rows].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left).localeCompare(String(right));
    return down ? -order : order;
  });
}
