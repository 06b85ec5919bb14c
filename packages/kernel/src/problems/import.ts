/** Texts of the problems of `import`: what is wrong, why, and what to do. */
export const IMPORT_PROBLEMS = {} as const;
