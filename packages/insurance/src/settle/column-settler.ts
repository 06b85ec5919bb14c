import type { ClaimBatch, PersonTable, Segment } from '@sanyi/facts';
import { ProblemError } from '@sanyi/kernel';
import { BenefitKernel } from '../benefit-kernel.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { ColumnMemory } from '../column-memory.ts';
import { BenefitFold } from '../kernel/benefit-fold.ts';
import { BlockPricing } from '../kernel/block-pricing.ts';
import { ClaimBlock, closeMoney, MONEY_WIDTH } from '../kernel/claim-block.ts';
import { ClaimFields } from '../kernel/claim-fields.ts';
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
 * one ordered fold in columns.
 */
export class ColumnSettler {
  readonly #rules: ClaimRules;
  readonly #chargesOnly: boolean;
  #room: number = LIMITS.actRoom;
  #parts: Parts | null = null;

  constructor(rules: ClaimRules, chargesOnly: boolean) {
    this.#rules = rules;
    this.#chargesOnly = chargesOnly;
  }

  /** Settles what columns can say; gives the persons that are left, in the order of the batch. */
  settle(batch: ClaimBatch, persons: PersonTable, into: SettledInto): ApartRows[] {
    const coded = this.#coded(batch, persons);
    if (coded === null) return [{ from: 0, to: batch.count }];
    const { parts, segment } = coded;
    for (const each of [parts.tables.visits, parts.tables.contacts, parts.fields]) {
      each.turnTo(persons);
    }
    const apart = settleSegment(parts, { segment, batch }, into);
    return apart
      .sort((a, b) => a - b)
      .map((person) => ({
        from: segment.claimStart[person] ?? 0,
        to: segment.claimStart[person + 1] ?? 0,
      }));
  }

  #coded(
    batch: ClaimBatch,
    persons: PersonTable,
  ): { readonly parts: Parts; readonly segment: Segment } | null {
    try {
      for (;;) {
        this.#parts ??= this.#newParts(persons);
        const parts = this.#parts;
        const segment = parts.coder.segment(batch, persons);
        if (segment !== null) {
          tellActs(parts);
          return { parts, segment };
        }
        if (this.#room > LIMITS.actPages) return null;
        this.#room *= 2;
        this.#parts = null;
      }
    } catch (error) {
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }

  #newParts(persons: PersonTable): Parts {
    const rules = this.#rules;
    const acts = new ActNumbers(this.#room);
    const of = { rules, acts };
    const tables = kernelTables([rules, rules], batchCodes(of, persons));
    const fields = new ClaimFields(tables);
    const kernel = new BenefitKernel(true);
    const asked = { side: SIDE, kernel, shared: fields } as const;
    const fold = this.#chargesOnly ? null : new BenefitFold(tables, asked);
    return {
      acts,
      told: 0,
      tables,
      coder: new BatchCoder(of),
      reader: new BlockReader(tables, PERIOD),
      fields,
      fold,
      writer: new BlockWriter(tables, { side: SIDE, fold, trail: new RuleTrail(), acts }),
      memory: new ColumnMemory(),
      block: new ClaimBlock(LIMITS.blockClaims, tables.memory),
    };
  }
}

type Kept = WeakMap<ClaimRules, ColumnSettler>;

const kept: Readonly<Record<'charges' | 'all', Kept>> = {
  charges: new WeakMap(),
  all: new WeakMap(),
};

/**
 * The settler of a set of rules, kept as long as the rules are: for all persons, so that loops over its
 * columns stay compiled and nothing is asked again.
 */
export function columnSettler(rules: ClaimRules, chargesOnly: boolean): ColumnSettler {
  const settlers = kept[chargesOnly ? 'charges' : 'all'];
  const settler = settlers.get(rules) ?? new ColumnSettler(rules, chargesOnly);
  settlers.set(rules, settler);
  return settler;
}

/** What claims are settled with, batch after batch; what was met stays known. */
type Parts = {
  readonly acts: ActNumbers;
  /** Acts whose item and quantity the tables were told. */
  told: number;
  readonly tables: KernelTables;
  readonly coder: BatchCoder;
  readonly reader: BlockReader;
  readonly fields: ClaimFields;
  readonly fold: BenefitFold | null;
  readonly writer: BlockWriter;
  readonly memory: ColumnMemory;
  /** The claims that are settled at the moment. */
  block: ClaimBlock;
};

/** Tells the tables what acts are that were numbered since. */
function tellActs(parts: Parts): void {
  const { acts, tables, writer } = parts;
  const { items } = tables.sides[SIDE].rules;
  for (; parts.told < acts.count; parts.told++) {
    const act = parts.told;
    const row = writer.itemRow(acts.item[act] ?? 0);
    // An item that nobody knows is no item of the codes: asking for its price tells so.
    tables.lines.define(act, row < 0 ? items.length : row, acts.quantity[act] ?? 0);
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
function blockFor(parts: Parts, claims: number): ClaimBlock {
  if (claims > parts.block.claim.length) {
    parts.block = new ClaimBlock(claims, parts.tables.memory);
  }
  return parts.block;
}

/** Fills in the money of a block; false where columns cannot say it. */
function settleBlock({ tables, fold }: Parts, block: ClaimBlock, segment: Segment): boolean {
  try {
    new BlockPricing(tables, block, segment).price();
    clearFunds(block);
    return (fold === null || fold.settle(block, segment)) && closeMoney(block, tables.memory);
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
