/** Bounds of the HTTP side, with their reasons. */
export const HTTP_LIMITS: Readonly<Record<'body' | 'parameter' | 'request', number>> = {
  /** No address takes a body yet; a small one is read and refused politely. Bytes. */
  body: 16_384,
  /** The longest id in an address, characters: package ids are the longest. */
  parameter: 120,
  /** Milliseconds a client may take to send its request. */
  request: 30_000,
};
