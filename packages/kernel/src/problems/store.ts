/** Texts of the problems of `store`: what is wrong, why, and what to do. */
export const STORE_PROBLEMS = {} as const;
