import type { ClaimBatch, PersonTable, SettlementBatch } from '@sanyi/facts';
import type { Fen } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import type { ClaimRules } from './claim-rules.ts';
import type { PriceFacts } from './price/price-facts.ts';

/** The tables a claim refers to. */
export type ClaimTables = PriceFacts & {
  readonly persons: PersonTable;
  /** Ids of districts in the order `persons.district` counts them. */
  readonly districts?: readonly string[];
};

/** Claims with the tables they refer to. Batches come one after the other, persons whole. */
export type ClaimSource = ClaimTables & {
  /** Batches, and what becomes of them, hold until the next one: memory is used again. */
  readonly passing?: boolean;
  batches(): AsyncIterable<ClaimBatch>;
};

/** One set of rules to settle the claims under. */
export type Scenario = {
  readonly name: string;
  readonly stack: Stack;
  /**
   * `only`: prices and charges, nothing about benefits; the patient bears what the hospital and the
   * fixed part leave. For questions about amounts, such as the same acts at the prices of a year ago.
   */
  readonly charges?: 'only';
  /**
   * `rowByRow`: benefits by the row program, claim by claim, and not in columns. The results are the
   * same; whoever compares the two asks for it.
   */
  readonly benefits?: 'rowByRow';
  /** The stack made ready with the tables of the source; given, prices are kept from run to run. */
  readonly rules?: ClaimRules;
};

/** A settled batch with the amount of each line, in the order of the batch's lines. Whole fen. */
export type SettledBatch = SettlementBatch & {
  /** Of a refund's line: what the line it takes from costs less, so negative. */
  readonly lineAmount: Float64Array;
};

/** Where results go. A promise that is returned is waited for before the next batch. */
export type Sink = {
  /** `false`: nobody asks what lines cost, so `lineAmount` says nothing and may be empty. */
  readonly lineAmounts?: boolean;
  settled(
    scenario: number,
    claims: ClaimBatch,
    result: SettledBatch,
  ): undefined | Promise<undefined>;
  /** Called after each batch with the claims done so far. */
  progress?(done: number): void;
};

/** The sums of one scenario: `total = hospital + fixedFund + fund + patient`, to the fen. */
export type ScenarioTotals = {
  readonly scenario: string;
  readonly stackHash: string;
  readonly total: Fen;
  readonly hospital: Fen;
  readonly fixedFund: Fen;
  /** Without the fixed part. */
  readonly fund: Fen;
  readonly patient: Fen;
};

/** What a run settled. */
export type RunTotals = {
  readonly claims: number;
  readonly lines: number;
  readonly scenarios: readonly ScenarioTotals[];
};
