/** Texts of the problems of `feel`: what is wrong, why, and what to do. */
export const FEEL_PROBLEMS = {} as const;
