/** Constants that rules are looked up in: rows numbered from 0, and columns of literals. */
export type Relation = {
  readonly name: string;
  readonly rows: number;
  readonly columns: RelationColumn[];
};

/** A column of literals, one for each row, all of one SQL type. */
type RelationColumn = { readonly type: string; readonly values: readonly string[] };

/** A joined relation, which grows by the columns that somebody reads. */
export type LookUp = {
  readonly level: number;
  /** Adds a column and gives the name it is read by. */
  column(values: readonly string[], of: { readonly type: string }): string;
};

export const relationOf = (name: string, rows: number): Relation => ({ name, rows, columns: [] });

/**
 * A relation as a common table expression. Literals are cast once, so that a column has the type
 * that arithmetic was proved for.
 */
export function relationText({ name, rows, columns }: Relation): string {
  const names = ['k', ...columns.map((_, at) => `c${at}`)];
  const lines = Array.from({ length: rows }, (_, row) => {
    const values = columns.map(({ values }) => values[row] ?? 'NULL');
    return `(${[row, ...values].join(', ')})`;
  });
  const types = ['INTEGER', ...columns.map(({ type }) => type)];
  const cast = names.map((each, at) => `CAST(v.${each} AS ${types[at]}) AS ${each}`);
  return `${name} AS (SELECT ${cast.join(', ')}\n  FROM (VALUES ${lines.join(',\n    ')}) AS v(${names.join(', ')}))`;
}
