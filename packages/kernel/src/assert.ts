/**
 * States what must hold. Left on in production: a false statement is a bug of ours, never bad input.
 *
 * @throws Error with the message
 * @example
 * ```ts
 * assert(1 + 1 === 2, 'arithmetic is broken');
 * ```
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
