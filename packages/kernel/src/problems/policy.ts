/** Texts of the problems of `policy`: what is wrong, why, and what to do. */
export const POLICY_PROBLEMS = {} as const;
