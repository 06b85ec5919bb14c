/** Characters of a note, reason or short text: what a person reads in one look. */
export const TEXT_LENGTH: number = 2_000;

/** Bytes of the content of one edition as canonical text: a bulletin of a city takes a tenth. */
export const CONTENT_LENGTH: number = 4 * 1024 * 1024;

/** Figures of one edition or rows of one submission: 20 indicators for 16 districts and head-room. */
export const ROWS: number = 5_000;

/** Characters of a title. */
export const TITLE_LENGTH: number = 200;

/** Reports kept on one task; older ones stand in its history. */
export const EVIDENCE: number = 100;

/** Milestones of one project: more belong to its builder's own plan. */
export const MILESTONES: number = 40;

/** Characters of all files of a package draft: the largest package takes a twentieth. */
export const DRAFT_LENGTH: number = 4 * 1024 * 1024;

/** Files of a package draft: people read each of them. */
export const DRAFT_FILES: number = 400;
