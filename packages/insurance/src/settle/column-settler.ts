import type { ClaimBatch, PersonTable, Segment } from '@sanyi/facts';
import { ProblemError } from '@sanyi/kernel';
import { BenefitKernel } from '../benefit-kernel.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { ColumnMemory } from '../column-memory.ts';
import { BenefitFold } from '../kernel/benefit-fold.ts';
import { BlockPricing } from '../kernel/block-pricing.ts';
import { ClaimBlock, closeMoney, MONEY_WIDTH } from '../kernel/claim-block.ts';
import { type KernelTables, kernelTables } from '../kernel/kernel-tables.ts';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import { BlockReader } from '../kernel/read-block.ts';
import { LIMITS } from '../limits.ts';
import { MONEY } from '../replay/replay-layout.ts';
import { ActNumbers } from './act-numbers.ts';
import { BatchCoder, batchCodes } from './batch-coder.ts';
import { BlockWriter, type SettledInto } from './block-writer.ts';
import { settleRefunded } from './refunded-claims.ts';
import { RuleTrail } from './rule-trail.ts';

/** What is met under a set of rules, kept from batch to batch and for other persons. */
type Known = {
  readonly acts: ActNumbers;
  /** Acts whose item and quantity the tables were told. */
  told: number;
  tables: KernelTables | null;
  readonly kernel: BenefitKernel;
  readonly trail: RuleTrail;
  /** The claims that are settled at the moment. */
  block: ClaimBlock | null;
};

const known = new WeakMap<ClaimRules, Known>();

const newKnown = (room: number): Known => ({
  acts: new ActNumbers(room),
  told: 0,
  tables: null,
  kernel: new BenefitKernel(true),
  trail: new RuleTrail(),
  block: null,
});

/** Every claim is read, and none counts for the sums of a replay. */
const PERIOD = {
  since: Number.NEGATIVE_INFINITY,
  from: Number.POSITIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
  monthOf: new Uint16Array(0),
};

/** The side of the kernel's tables that is settled; the other one only prices, by the same rules. */
const SIDE = 1;

/** Persons whose claims have to be settled row by row: rows of the batch. */
export type ApartRows = { readonly from: number; readonly to: number };

/**
 * Settles batches under one set of rules by the passes of the replay kernel: prices by look-up, then
 * one ordered fold in columns. Tables are kept as long as the rules are.
 */
export class ColumnSettler {
  readonly #rules: ClaimRules;
  readonly #persons: PersonTable;
  readonly #chargesOnly: boolean;
  #parts: Parts | null = null;

  constructor(rules: ClaimRules, persons: PersonTable, options: { readonly chargesOnly: boolean }) {
    this.#rules = rules;
    this.#persons = persons;
    this.#chargesOnly = options.chargesOnly;
  }

  /** Settles what columns can say; gives the persons that are left, in the order of the batch. */
  settle(batch: ClaimBatch, into: SettledInto): ApartRows[] {
    const coded = this.#coded(batch);
    if (coded === null) return [{ from: 0, to: batch.count }];
    const { parts, segment } = coded;
    // Others may have settled by the same tables since.
    parts.tables.visits.turnTo(this.#persons);
    parts.tables.contacts.turnTo(this.#persons);
    const apart = settleSegment(parts, { segment, batch }, into);
    return apart
      .sort((a, b) => a - b)
      .map((person) => ({
        from: segment.claimStart[person] ?? 0,
        to: segment.claimStart[person + 1] ?? 0,
      }));
  }

  #coded(batch: ClaimBatch): { readonly parts: Parts; readonly segment: Segment } | null {
    try {
      for (;;) {
        this.#parts ??= partsOf(this.#rules, this.#persons, this.#chargesOnly);
        const parts = this.#parts;
        const segment = parts.coder.segment(batch);
        if (segment !== null) {
          tellActs(parts);
          return { parts, segment };
        }
        const { room } = parts.known.acts;
        if (room > LIMITS.actPages) return null;
        known.set(this.#rules, newKnown(2 * room));
        this.#parts = null;
      }
    } catch (error) {
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }
}

type Parts = {
  readonly known: Known;
  readonly tables: KernelTables;
  readonly coder: BatchCoder;
  readonly reader: BlockReader;
  readonly fold: BenefitFold | null;
  readonly writer: BlockWriter;
  readonly memory: ColumnMemory;
};

function partsOf(rules: ClaimRules, persons: PersonTable, chargesOnly: boolean): Parts {
  const kept = known.get(rules) ?? newKnown(LIMITS.actRoom);
  known.set(rules, kept);
  const of = { rules, persons, acts: kept.acts };
  const tables = kernelTables([rules, rules], batchCodes(of), kept.tables);
  kept.tables = tables;
  const fold = chargesOnly ? null : new BenefitFold(tables, { side: SIDE, kernel: kept.kernel });
  return {
    known: kept,
    tables,
    coder: new BatchCoder(of),
    reader: new BlockReader(tables, PERIOD),
    fold,
    writer: new BlockWriter(tables, { side: SIDE, fold, trail: kept.trail, acts: kept.acts }),
    memory: new ColumnMemory(),
  };
}

/** Tells the tables what acts are that were numbered since. */
function tellActs({ known: kept, tables, writer }: Parts): void {
  const { acts } = kept;
  const { items } = tables.sides[SIDE].rules;
  for (; kept.told < acts.count; kept.told++) {
    const row = writer.itemRow(acts.item[kept.told] ?? 0);
    // An item that nobody knows is no item of the codes: asking for its price tells so.
    tables.lines.define(kept.told, row < 0 ? items.length : row, acts.quantity[kept.told] ?? 0);
  }
}

/** Settles the persons of a segment; gives those that columns cannot say. */
function settleSegment(
  parts: Parts,
  of: { readonly segment: Segment; readonly batch: ClaimBatch },
  into: SettledInto,
): number[] {
  const { segment, batch } = of;
  const { tables, reader, writer } = parts;
  const block = blockFor(parts, largestPerson(segment));
  const apart = { refunds: [] as number[], rules: [] as number[] };
  for (let person = 0; person < segment.persons; ) {
    tables.lines.trim();
    person = reader.fill(block, { segment, person }, apart);
    if (settleBlock(parts, block, segment)) writer.write(block, segment, into);
    else apart.rules.push(...block.person.subarray(0, block.persons));
  }
  const refunds = settleRefunded(
    { tables, period: PERIOD, segment },
    {
      persons: apart.refunds,
      batch,
      into,
      memory: parts.memory,
      settle: (rounds, beside) => settleRounds(parts, rounds, beside),
    },
  );
  return [...refunds, ...apart.rules];
}

/** Settles all claims of rounds; false where columns cannot say them. */
function settleRounds(parts: Parts, rounds: Segment, into: SettledInto): boolean {
  const { tables, reader, writer } = parts;
  const block = blockFor(parts, rounds.claims);
  tables.lines.trim();
  const apart = { refunds: [], rules: [] as number[] };
  reader.fill(block, { segment: rounds, person: 0 }, apart);
  if (apart.rules.length > 0 || !settleBlock(parts, block, rounds)) return false;
  writer.write(block, rounds, into);
  return true;
}

/** A block with room for so many claims: memory of loops is not given back, so one is kept. */
function blockFor({ known: kept, tables }: Parts, claims: number): ClaimBlock {
  if (kept.block === null || claims > kept.block.claim.length) {
    kept.block = new ClaimBlock(Math.max(claims, LIMITS.blockClaims), tables.memory);
  }
  return kept.block;
}

/** Fills in the money of a block; false where columns cannot say it. */
function settleBlock({ tables, fold }: Parts, block: ClaimBlock, segment: Segment): boolean {
  try {
    new BlockPricing(tables, block, segment).price();
    clearFunds(block);
    return (fold === null || fold.settle(block, segment)) && closeMoney(block);
  } catch (error) {
    // Row by row, the same problem is told with the place of its claim.
    if (!(error instanceof ProblemError) && !(error instanceof NotInColumns)) throw error;
    return false;
  }
}

const FUND = MONEY.indexOf('fund');

function clearFunds({ count, money }: ClaimBlock): void {
  for (let at = FUND; at < count * MONEY_WIDTH; at += MONEY.length) money[at] = 0;
}

/** Claims of the person who has most of them. */
function largestPerson({ claimStart, persons }: Segment): number {
  let largest = 0;
  for (let person = 0; person < persons; person++) {
    largest = Math.max(largest, (claimStart[person + 1] ?? 0) - (claimStart[person] ?? 0));
  }
  return largest;
}
