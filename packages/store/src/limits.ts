/** Rows per DuckDB data chunk; fixed by DuckDB's vector size. */
export const CHUNK_ROWS: number = 2048;

/** Claims per Parquet row group: small enough that one person's claims are found in milliseconds. */
export const ROW_GROUP_CLAIMS: number = 61_440;

/** Claims per batch handed to the settlement: about 10 MB of columns, so it stays in cache. */
export const BATCH_CLAIMS: number = 32_768;

/** Lines of a segment of the replay store: about 5 MB, so that a worker's memory stays small and cached. */
export const SEGMENT_LINES: number = 1_000_000;

/** Share of the free memory that a replay store may take: the rest is for what is made of it, and for others. */
export const RESIDENT_SHARE: number = 0.7;

/**
 * Persons of a sample at most: with more the first estimate would take longer, and more memory, than it
 * tells more exactly. A city of 22 million is estimated to a few thousandths by as many.
 */
export const SAMPLE_PERSONS: number = 20_000;

/** Checked libraries kept between runs: one for each state of the packages that is worked on; each has about a megabyte. */
export const KEPT_LIBRARIES: number = 8;

/** Claim caches of some facts: one of each baseline that people work on; the one used longest ago goes first. */
export const CLAIM_CACHES = 4;

/** Milliseconds after which a worker of a replay keeps its sums: what a killed run loses at most. */
export const KEEP_SUMS_MS: number = 1000;

/** Solutions of prices that are kept beside facts: what a price office compares in a year. */
export const KEPT_SOLUTIONS: number = 200;

/** Milliseconds between two looks at a replay store that another process builds. */
export const STORE_WAIT_MS: number = 200;

/** Rows an indicator or supervision query of a package may return: 400 places x 400 periods and head-room. */
export const PACKAGE_SQL_ROWS: number = 200_000;

/** Milliseconds a query of a package may run: a page waits for nothing longer. */
export const PACKAGE_SQL_MS: number = 20_000;

/** Memory of one DuckDB instance; build and settle run two and must stay under 2 GB. */
export const DUCKDB_MEMORY = '1GB';

/** Rows a claim list shows at most: more cannot be read by a person. */
export const CLAIM_LIST_ROWS: number = 500;

/** Files of one package or city folder. */
export const CONTENT_FILES: number = 2_000;

/** Bytes of one file of a package or city folder. */
export const CONTENT_FILE_BYTES: number = 8 * 1024 * 1024;

/** Depth of folders in a package or city folder. */
export const CONTENT_DEPTH: number = 6;

/** Bytes of a mapping file. */
export const MAPPING_BYTES: number = 1024 * 1024;

/** Bytes of one CSV record: a longer one is a missing closing quote. */
export const CSV_RECORD_BYTES: number = 1024 * 1024;

/** Problems listed in full in one result; the rest is counted. */
export const PROBLEMS_LISTED: number = 100;

/** Milliseconds between two progress reports. */
export const PROGRESS_MS: number = 250;

/**
 * Megabytes for what a worker has only just made: a slice makes some gigabytes of short-lived rows,
 * and in the usual 48 they are swept so often that a sixth of the work is sweeping.
 */
export const WORKER_YOUNG_MB: number = 192;

/**
 * Flags of the engine for threads that work through columns. A heap may always grow fourfold before it is
 * searched, which is the most that the engine allows itself anyway: memory of columns outside the heap is no
 * reason to search it sooner. Functions take in less of others, and are compiled sooner (ADR 0014).
 */
export const WORKER_FLAGS: readonly string[] = [
  '--heap-growing-percent=300',
  '--max-inlined-bytecode-size-cumulative=300',
];

/** Connections to a PostgreSQL server: one transaction each, and a page needs one. */
export const POOL_CONNECTIONS: number = 8;

/** Kept replays in one list: what a person can still look through. */
export const LISTED_REPLAYS: number = 200;
