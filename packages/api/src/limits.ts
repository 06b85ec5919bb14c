/** Bounds of what a request may ask, so that no address makes the server work without end. */
export const LIMITS: Readonly<
  Record<
    | 'word'
    | 'stack'
    | 'claims'
    | 'claimsDefault'
    | 'listRows'
    | 'institutions'
    | 'fileName'
    | 'previewRows'
    | 'written'
    | 'milestones'
    | 'draftFiles'
    | 'settings',
    number
  >
> = {
  /** The longest id, code, period or date in a query, in characters. */
  word: 80,
  /** The longest stack text: a place, a date and two hundred packages or what-if values. */
  stack: 8_000,
  /** The most claims in one list: what a person can still scroll through. */
  claims: 500,
  /** Claims in a list when nothing is asked for. */
  claimsDefault: 50,
  /** Rows of a package list that go over the wire; the file itself holds all of them. */
  listRows: 500,
  /** Institutions of a district that stand in a row of their own. */
  institutions: 100,
  /** The longest name of a file, in characters: what file systems allow. */
  fileName: 255,
  /** Rows of a sheet that a preview shows, those with remarks first. */
  previewRows: 400,
  /** Characters of a reason, report or note in a body. */
  written: 2_000,
  /** Milestones of one project. */
  milestones: 40,
  /** Files of a package draft: people read each of them. */
  draftFiles: 400,
  /** Values that a city sets for itself when it takes a package over: each is decided by a person. */
  settings: 200,
};
