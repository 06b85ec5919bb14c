/** Texts of the problems of `cli`: what is wrong, why, and what to do. */
export const CLI_PROBLEMS = {} as const;
