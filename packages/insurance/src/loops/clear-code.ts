import { fill, int, LoopFunction } from '@sanyi/feel/loops';

/** Writes nothing to so many bytes from an address on: the engine fills shared memory entry by entry. */
export function clearCode(): LoopFunction {
  const made = new LoopFunction(['at', 'bytes']);
  const [at, bytes] = [made.parameter('at').get, made.parameter('bytes').get];
  made.body = [fill(at, int.of(0), bytes), int.of(0)];
  return made;
}
