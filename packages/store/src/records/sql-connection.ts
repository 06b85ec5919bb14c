/** Rows of a statement, and how many it changed. */
type SqlRows = {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly changed: number;
};

/** One connection to a database that speaks PostgreSQL: PGlite or a server. */
export type SqlConnection = {
  /** One statement with `$1` parameters. */
  query(text: string, values: readonly unknown[]): Promise<SqlRows>;
  /** Many statements without parameters. */
  script(text: string): Promise<void>;
  release(): void;
};

/** Where records are kept. Both databases run the same SQL. */
export type SqlDatabase = {
  connect(): Promise<SqlConnection>;
  close(): Promise<void>;
};

/** Values that come as text whichever database answers: days and large integers. */
export const TEXT_TYPES: { readonly day: 1082; readonly large: 20 } = { day: 1082, large: 20 };
