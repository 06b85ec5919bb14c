/** What is replayed: the last year of the base city under the rules of two neighbouring days. */
export const RULES = { baseline: 'beijing@2017-04-07', reform: 'beijing@2017-04-08' } as const;

/** One year, so that no claim lies outside of what counts; about a million lines. */
export const BASE_CITY = {
  scale: '0.0005',
  from: '2018-01-01',
  to: '2018-12-31',
} as const;

/** The parts of money that every engine has to find, in fen, as text. */
export const PARTS = ['totalFen', 'hospitalFen', 'fixedFundFen', 'fundFen', 'patientFen'] as const;

/** Money of the same claims under one set of rules. */
export type Totals = Readonly<Record<(typeof PARTS)[number], string>>;

/** What an engine made of the claims. */
export type BothTotals = { readonly baseline: Totals; readonly reform: Totals };

/** Totals from whole numbers of fen. */
export const totalsOf = (of: Readonly<Record<(typeof PARTS)[number], number | bigint>>): Totals => {
  const parts = PARTS.map((part) => [part, String(of[part])]);
  // Every part was written.
  return Object.fromEntries(parts) as Totals;
};

/** The totals of so many copies of the same persons. */
export const timesTotals = ({ baseline, reform }: BothTotals, copies: number): BothTotals => {
  const times = (totals: Totals): Totals => {
    const parts = PARTS.map((part) => [part, String(BigInt(totals[part]) * BigInt(copies))]);
    return Object.fromEntries(parts) as Totals;
  };
  return { baseline: times(baseline), reform: times(reform) };
};

/** One run of an engine: wall and processor seconds of the work alone, and what it found. */
export type PeerRun = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of these, what it took once the claims were in memory. */
  readonly inMemory?: number;
  /** Of these, what it took to read and settle, without the cells of the results. */
  readonly totalsOnly?: number;
  readonly totals?: BothTotals;
  /** Over every cell of the results. */
  readonly hash?: string;
};

/** What a peer tells when it ends. */
export type PeerReport = { readonly lines: number; readonly runs: readonly PeerRun[] };
