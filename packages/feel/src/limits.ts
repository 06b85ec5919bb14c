/**
 * Bounds on what a rule file may hold; a file beyond one of them is refused, never cut.
 *
 * @example
 * ```ts
 * const small: Limits = { ...DMN_LIMITS, rules: 100 };
 * ```
 */
export type Limits = {
  /** Characters of one DMN file. */
  readonly characters: number;
  /** Elements inside each other, so that a reader's stack is bounded. */
  readonly elementDepth: number;
  /** Decisions and business knowledge models of one file. */
  readonly decisions: number;
  /** Rules of one table. */
  readonly rules: number;
  /** Inputs, outputs and annotations of one table together. */
  readonly columns: number;
  /** Characters of one expression. */
  readonly expressionCharacters: number;
};

/**
 * The bounds used for policy packages. The largest public table seen has 16,369 rules; a fee
 * schedule belongs in a list, so 20,000 rules and 8 million characters leave room without letting
 * one file fill the memory of a browser.
 *
 * @example
 * ```ts
 * readDmn('<definitions/>', DMN_LIMITS).ok; // false
 * readDmn('<definitions/>', { ...DMN_LIMITS, characters: 5 }).ok; // false
 * ```
 */
export const DMN_LIMITS: Limits = {
  characters: 8_000_000,
  elementDepth: 64,
  decisions: 2_000,
  rules: 20_000,
  columns: 200,
  expressionCharacters: 20_000,
};

/** Decimals a product may carry: six rates multiplied need 36; more is a slip, and costs time. */
export const SCALE_MAX = 40;

/** Expressions inside each other; deeper text is generated or hostile, and the walk is recursive. */
export const EXPRESSION_DEPTH_MAX = 200;

/** Integers that a range of `for` may run over in one evaluation. */
export const INTEGERS_MAX = 10_000;

/** Business knowledge models calling each other; each call is written out in place. */
export const INVOCATION_DEPTH_MAX = 16;

/** Calls that one decision writes out in place: models that call each other twice double each time. */
export const CALLS_WRITTEN_MAX = 1_000;

/** Digits of a number that a strict rule can make; squares of squares double them at each step. */
export const DIGITS_MAX = 2_000;

/** The largest written exponent: a rate to the twentieth has all the decimals that are carried. */
export const POWER_MAX = 20;

/** Exponent of a number as written: what a decimal of 34 digits can carry. */
export const NUMBER_EXPONENT_MAX = 6176;

/** Steps of loops, calls and list functions in one evaluation of standard mode: about a second. */
export const WORK_MAX = 2_000_000;

/** Functions calling each other at run time in standard mode; the machine's stack is bounded. */
export const CALL_DEPTH_MAX = 300;

/** Lists and contexts inside each other in an input. */
export const JSON_DEPTH_MAX = 100;

/** Steps that a trace of standard mode keeps. */
export const STEPS_MAX = 20_000;

/** Entries and named arguments of one expression; each costs the parser a copy of all before it. */
export const EXPRESSION_NAMES_MAX = 500;

/** Lists and contexts inside each other in an answer of standard mode; what reads it is recursive. */
export const VALUE_DEPTH_MAX = 500;
