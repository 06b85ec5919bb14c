import { LIMITS } from '../limits.ts';

/**
 * The first person of each block of rows, and the end: as many persons together as have so few rows that what is
 * added to these stays in the cache of a core; who has more stands alone. `rowStart` has the first row of each
 * person, and the end; after the first `plain` persons a new block begins.
 */
export function personBlocks(rowStart: readonly number[], plain: number): Uint32Array {
  const persons = rowStart.length - 1;
  const blocks = [0];
  let first = 0;
  for (let person = 1; person < persons; person++) {
    const rows = (rowStart[person + 1] ?? 0) - (rowStart[first] ?? 0);
    if (rows <= LIMITS.blockClaims && person !== plain) continue;
    blocks.push(person);
    first = person;
  }
  return Uint32Array.from(persons === 0 ? blocks : [...blocks, persons]);
}
