/** Texts of the problems of `city`: what is wrong, why, and what to do. */
export const CITY_PROBLEMS = {} as const;
