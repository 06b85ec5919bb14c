/** One column about to be written to a Parquet file. */
export type ParquetColumn =
  | { readonly kind: 'bigint'; readonly name: string; readonly values: Float64Array }
  | { readonly kind: 'uinteger'; readonly name: string; readonly values: Uint32Array }
  | { readonly kind: 'usmallint'; readonly name: string; readonly values: Uint16Array }
  | { readonly kind: 'date'; readonly name: string; readonly values: Int32Array }
  | { readonly kind: 'boolean'; readonly name: string; readonly values: Uint8Array }
  | {
      /** Positions in `codes`, which may grow from one call to the next. */
      readonly kind: 'code';
      readonly name: string;
      readonly values: Uint8Array;
      readonly codes: readonly string[];
    }
  | {
      /** Few texts; null where there is none. */
      readonly kind: 'text';
      readonly name: string;
      readonly values: readonly (string | null)[];
    }
  | {
      /** A structure of amounts. */
      readonly kind: 'amounts';
      readonly name: string;
      readonly names: readonly string[];
      readonly values: readonly Float64Array[];
    }
  | {
      /** The list of row `i` is `values` from `start[i]` to `start[i + 1]`. */
      readonly kind: 'list';
      readonly name: string;
      readonly start: Uint32Array;
      readonly values: Uint16Array;
    };

/** Columns of one value in each row. */
export type PlainColumn = Exclude<ParquetColumn, { readonly kind: 'amounts' | 'list' }>;
