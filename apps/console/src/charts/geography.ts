/** Something with a place on the tile map. */
export type Placed = { readonly id: string; readonly column: number; readonly row: number };

/** A direction of the arrow keys. */
export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const STEPS: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Whether a key is an arrow. */
export const isDirection = (key: string): key is Direction => key in STEPS;

/**
 * The neighbour in a direction: the nearest tile on that side, where straying aside counts three
 * times as much as going on; of two as near, the southern one. Null at the edge of the map.
 */
export function neighbour<T extends Placed>(
  from: Placed,
  direction: Direction,
  tiles: readonly T[],
): T | null {
  const [x, y] = STEPS[direction];
  let best: { readonly tile: T; readonly cost: number } | null = null;
  for (const tile of tiles) {
    const across = tile.column - from.column;
    const down = tile.row - from.row;
    const ahead = across * x + down * y;
    const aside = Math.abs(across * y) + Math.abs(down * x);
    if (ahead <= 0) continue;
    const cost = ahead + aside * 3;
    const isSouth = best !== null && cost === best.cost && tile.row > best.tile.row;
    if (!best || cost < best.cost || isSouth) best = { tile, cost };
  }
  return best?.tile ?? null;
}
