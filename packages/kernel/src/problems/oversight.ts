/** Texts of the problems of `oversight`: what is wrong, why, and what to do. */
export const OVERSIGHT_PROBLEMS = {} as const;
