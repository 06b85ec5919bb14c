/** Bounds of the HTTP side, with their reasons. */
export const HTTP_LIMITS: Readonly<
  Record<'body' | 'draft' | 'sheet' | 'parameter' | 'request', number>
> = {
  /** The largest body but a sheet: a project with forty milestones, in UTF-8. Bytes. */
  body: 65_536,
  /** The files of a package as JSON: twice the characters a draft may have. Bytes. */
  draft: 12 * 1024 * 1024,
  /** A sheet that a district sends. The reader's own bound is a little lower and says why. Bytes. */
  sheet: 6 * 1024 * 1024,
  /** The longest id in an address, characters: package ids are the longest. */
  parameter: 120,
  /** Milliseconds a client may take to send its request. */
  request: 30_000,
};
