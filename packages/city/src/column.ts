// One reader per kind of column: a reader shared by all kinds would be several times slower, since
// engines specialise it for one. A position outside the column reads as 0.

/** The number at a position of a column of bytes. */
export const u8 = (column: Uint8Array, at: number): number => column[at] ?? 0;

/** The number at a position of a column of unsigned integers. */
export const u32 = (column: Uint32Array, at: number): number => column[at] ?? 0;

/** The number at a position of a column of integers. */
export const i32 = (column: Int32Array, at: number): number => column[at] ?? 0;

/** The number at a position of a column of doubles. */
export const f64 = (column: Float64Array, at: number): number => column[at] ?? 0;

/** Adds to a position of a column of doubles. */
export const addTo = (column: Float64Array, at: number, more: number): void => {
  column[at] = f64(column, at) + more;
};
