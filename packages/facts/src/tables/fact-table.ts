import type { Text } from '@sanyi/kernel';
import type { CodeSet } from '../codes.ts';

/** What a number in a column counts. */
export type ColumnUnit =
  | 'fen'
  | 'thousandths'
  | 'millionths'
  | 'days'
  | 'seconds'
  | 'yuan squared'
  | '200 ml';

/** One column of a table of facts, as any tool finds it in the Parquet file. */
export type FactColumn = {
  readonly name: string;
  /** The type as DuckDB names it; `STRUCT` alone has one BIGINT per fund of the stack. */
  readonly type: string;
  readonly text: Text;
  readonly unit?: ColumnUnit;
  /** The closed set whose codes the column holds. */
  readonly codes?: CodeSet;
  /** Whether the column may be NULL, and what that says. */
  readonly empty?: Text;
};

/**
 * One table of facts.
 *
 * @example
 * ```ts
 * FACT_TABLES.find((table) => table.name === 'claim')?.columns[0]?.name; // 'claim'
 * ```
 */
export type FactTable = {
  readonly name: string;
  /** File inside the generation folder; `*` stands for the number of a part. */
  readonly file: string;
  /**
   * Whether the builder or an import writes it, a settlement makes it from facts and rules, or it
   * holds what districts reported.
   */
  readonly origin: 'facts' | 'settlement' | 'reported';
  readonly text: Text;
  readonly columns: readonly FactColumn[];
};
