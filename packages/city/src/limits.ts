/** Days one city may span: the sort key of acts keeps 13 bits for the day (22 years). */
export const CITY_DAYS_MAX = 8191;

/** Persons of one slice: the sort key of acts keeps 17 bits for the person. */
export const SLICE_PERSONS_MAX = 131_071;

/** Claims of one slice: claim numbers of slices are this far apart, so that they never meet. */
export const SLICE_CLAIMS_MAX = 10_000_000;

/**
 * Largest price of one step of a line (fen) that the correction of quantities touches: dearer lines
 * would leave a remainder that the lines after them must make good.
 */
export const CORRECTED_STEP_FEN_MAX = 15_000;

/** How far the correction may move one line from the factor of its cell, as a share. */
export const CORRECTED_LINE_SPREAD = 0.6;

/** Bounds of the factor that moves the goods of a district and quarter: beyond, other lines follow. */
export const CORRECTION_MIN = 0.3;
export const CORRECTION_MAX = 3;

/** Bounds of the use factor of a district and quarter: below or above, the scenario is at fault. */
export const USE_FACTOR_MIN = 0.05;
export const USE_FACTOR_MAX = 20;

/** Longest list of lines of one category on one claim: beyond, a claim is no likely claim. */
export const LINES_PER_CATEGORY_MAX = 4000;

/** Largest number of events that a row of donations or calls may stand for: its column has 16 bits. */
export const EVENT_WEIGHT_MAX = 65_535;
