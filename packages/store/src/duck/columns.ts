import { sqlName, sqlText } from './database.ts';

/**
 * One column about to be written. `nullIf` names the value that stands for "none" in the typed
 * array and becomes NULL in the file.
 */
export type Column =
  | {
      readonly kind: 'bigint';
      readonly name: string;
      readonly values: Float64Array;
      readonly nullIf?: number;
    }
  | {
      readonly kind: 'uinteger';
      readonly name: string;
      readonly values: Uint32Array;
      readonly nullIf?: number;
    }
  | {
      readonly kind: 'integer' | 'date';
      readonly name: string;
      readonly values: Int32Array;
      readonly nullIf?: number;
    }
  | {
      readonly kind: 'usmallint';
      readonly name: string;
      readonly values: Uint16Array;
      readonly nullIf?: number;
    }
  | { readonly kind: 'boolean'; readonly name: string; readonly values: Uint8Array }
  | {
      readonly kind: 'code';
      readonly name: string;
      readonly values: Uint8Array;
      readonly codes: readonly string[];
    }
  | {
      /** Bit `n` set means `codes[n]`; written as a list of codes. */
      readonly kind: 'bits';
      readonly name: string;
      readonly values: Uint16Array;
      readonly codes: readonly string[];
    }
  | {
      readonly kind: 'varchar';
      readonly name: string;
      readonly values: readonly (string | null)[];
    }
  | {
      readonly kind: 'lines';
      readonly name: string;
      readonly start: Uint32Array;
      readonly item: Uint32Array;
      readonly quantity: Int32Array;
      readonly charged: Float64Array | null;
    };

/** The SQL type of a column while it is collected in memory. */
export function columnType(column: Column): string {
  switch (column.kind) {
    case 'code':
      return `ENUM(${codesOf(column.codes).map(sqlText).join(', ')})`;
    case 'bits':
      return 'USMALLINT';
    case 'lines':
      return 'STRUCT(item UINTEGER, quantity INTEGER, charged_fen BIGINT)[]';
    default:
      return column.kind.toUpperCase();
  }
}

/** How a column is written to Parquet: codes, whose type writes plain strings, and lists of codes. */
export function columnOut(column: Column): string {
  const name = sqlName(column.name);
  if (column.kind !== 'bits') return name;
  const codes = `[${codesOf(column.codes).map(sqlText).join(', ')}]`;
  return `list_filter(${codes}, lambda code, nth: ((${name} >> (nth - 1)) & 1) = 1) AS ${name}`;
}

/** An ENUM needs a value even where a set is empty. */
export const codesOf = (codes: readonly string[]): readonly string[] =>
  codes.length === 0 ? ['none'] : codes;
