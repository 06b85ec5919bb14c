/** What the order of two values means to each comparison. */
export const ORDERS: {
  readonly [operator in '<' | '<=' | '>' | '>=']: (order: number) => boolean;
} = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};
