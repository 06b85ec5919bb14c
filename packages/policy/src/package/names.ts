/** Ids of packages, places, lists, indicators: readable in paths, stacks and SQL. */
export const ID: RegExp = /^[A-Za-z][A-Za-z0-9-]*$/;

/** Names that FEEL expressions and SQL views use: camelCase without spaces. */
export const NAME: RegExp = /^[a-z][A-Za-z0-9]*$/;

/** Column names of lists: also with underscores. */
export const COLUMN: RegExp = /^[a-z][A-Za-z0-9_]*$/;
