/** Texts of the problems of `insurance`: what is wrong, why, and what to do. */
export const INSURANCE_PROBLEMS = {} as const;
