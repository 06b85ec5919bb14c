/** Texts of the problems of `api`: what is wrong, why, and what to do. */
export const API_PROBLEMS = {} as const;
