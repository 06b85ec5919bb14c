import type { Segment } from '@sanyi/facts';
import type { LoopMemory } from '@sanyi/feel/loops';
import { LIMITS } from '../limits.ts';
import { CaseRecords } from '../pool/case-records.ts';
import { hasPools } from '../pool/has-pools.ts';
import { PoolWatch } from '../pool/pool-watch.ts';
import { addReplayValues } from '../replay/replay-cells.ts';
import { ROW_BY_ROW } from '../replay/replay-layout.ts';
import { monthColumn } from '../replay/replay-places.ts';
import { BlockSettler } from './block-settler.ts';
import { ClaimBlock } from './claim-block.ts';
import type { KernelSource } from './kernel-source.ts';
import { type KernelTables, kernelTables } from './kernel-tables.ts';
import type { KernelWatch } from './kernel-watch.ts';
import { type Apart, BlockReader, type SegmentPeriod } from './read-block.ts';
import { RefundedPersons } from './refunded-persons.ts';
import { ReplaySums } from './replay-sums.ts';
import { replayRowByRow } from './row-by-row.ts';
import { RuleSums } from './rule-sums.ts';

/** Claims that were settled row by row, and why. */
export type RowByRowClaims = { readonly refunds: number; readonly rules: number };

/** Adds segments up under two sets of rules at once. */
export type ReplayKernel = {
  /**
   * Adds the claims of a segment.
   *
   * @throws ProblemError with the claim that cannot be settled
   */
  add(segment: Segment): void;
  /** The sums of the segments added since they were last taken, laid out as `layout` says. */
  take(): Float64Array;
  /** The cases that pools pay, of the same segments, as `payPools` takes them; empty without a pool. */
  takeCases(): Float64Array;
  readonly rowByRow: RowByRowClaims;
  /** Where loops read columns: of a segment that stands there nothing is copied. */
  readonly memory: LoopMemory;
};

/**
 * Makes the kernel of a replay from two sets of rules. What a line, a visit or a first contact comes to
 * under both of them is asked once per code, class of places and span of days, and looked up from then
 * on; the benefit is one ordered fold in columns on each side, begun again after each refund. Every sum is
 * what `ReplayCells` makes of `runClaims`. Claims that columns cannot say are settled row by row.
 *
 * @example
 * ```ts
 * declare const rules: ClaimRules; // from claimRules
 * declare const frame: ReplayFrame;
 * declare const places: ReplayLayout; // from replayLayout
 * declare const persons: PersonTable;
 * declare const batch: ClaimBatch;
 * const codes = segmentCodes(claimCensus([persons], [batch]), []);
 * const both = [rules, rules] as const;
 * const kernel = replayKernel({ rules: both, codes, frame, layout: places, since: null });
 * kernel.add(segmentMaker(codes)(persons, []));
 * kernel.take().length === places.size; // true
 * ```
 */
export function replayKernel(source: KernelSource): ReplayKernel {
  const kernel = new Kernel(source);
  return kernelOf(kernel);
}

/** A kernel that shows each block it settles to a watch, which is made from its tables. */
export function watchedKernel<Watch extends KernelWatch>(
  source: KernelSource,
  watch: (tables: KernelTables, settler: BlockSettler) => Watch,
): ReplayKernel & { readonly watch: Watch } {
  const kernel = new Kernel(source);
  return Object.assign(kernelOf(kernel), { watch: kernel.watchedBy(watch) });
}

function kernelOf(kernel: Kernel): ReplayKernel {
  return {
    add: (segment) => kernel.add(segment),
    take: () => kernel.take(),
    takeCases: () => kernel.cases?.take() ?? new Float64Array(0),
    memory: kernel.memory,
    get rowByRow() {
      return { refunds: kernel.refunds, rules: kernel.rules };
    },
  };
}

class Kernel {
  readonly #source: KernelSource;
  readonly #tables: KernelTables;
  readonly #reader: BlockReader;
  readonly #settler: BlockSettler;
  readonly #sums: ReplaySums;
  readonly #ruleSums: RuleSums;
  readonly #refunded: RefundedPersons;
  readonly #rowByRow: Float64Array;
  #watch: KernelWatch | null = null;
  /** Null where no package has a pool: then nothing is watched. */
  readonly cases: CaseRecords | null;
  #block: ClaimBlock;
  refunds = 0;
  rules = 0;

  get memory(): LoopMemory {
    return this.#tables.memory;
  }

  constructor(source: KernelSource) {
    const { rules, codes, frame, layout } = source;
    const tables = kernelTables(rules, codes);
    const period = periodOf(source);
    const settler = new BlockSettler(tables);
    const sums = new ReplaySums(frame, layout, tables);
    const ruleSums = new RuleSums(layout, tables, settler.folds);
    this.#source = source;
    this.#tables = tables;
    this.#block = new ClaimBlock(LIMITS.blockClaims, tables.memory);
    this.#reader = new BlockReader(tables, period);
    this.#settler = settler;
    this.#sums = sums;
    this.#ruleSums = ruleSums;
    this.#refunded = new RefundedPersons({ tables, period, settler, sums, ruleSums });
    this.#rowByRow = new Float64Array(layout.size);
    this.cases = hasPools(frame) ? new CaseRecords() : null;
    if (this.cases) this.#watchBy(new PoolWatch(source, tables, this.cases));
  }

  watchedBy<Watch extends KernelWatch>(
    make: (tables: KernelTables, settler: BlockSettler) => Watch,
  ): Watch {
    const watch = make(this.#tables, this.#settler);
    this.#watchBy(watch);
    return watch;
  }

  #watchBy(watch: KernelWatch): void {
    // A cache holds what was billed, so its watch takes the place of that of pools.
    this.#watch = watch;
    this.#refunded.watch = watch;
  }

  add(segment: Segment): void {
    const largest = largestPerson(segment);
    const { memory } = this.#tables;
    if (largest > this.#block.claim.length) this.#block = new ClaimBlock(largest, memory);
    const block = this.#block;
    const apart: Apart = { refunds: [], rules: [] };
    for (let person = 0; person < segment.persons; ) {
      this.#tables.lines.trim();
      person = this.#reader.fill(block, { segment, person }, apart);
      if (this.#settler.settle(block, segment)) {
        this.#sums.add(block, segment.lineStart);
        this.#ruleSums.add(block, this.#sums.changedRows, { block, segment, rowOf: null });
        this.#watch?.settled(block, segment);
      } else {
        apart.rules.push(...block.person.subarray(0, block.persons));
      }
    }
    this.#sums.persons += segment.persons;
    const refunds = this.#refunded.settle(segment, apart.refunds, block);
    this.refunds += this.#settleRows(segment, refunds, 'refunds');
    this.rules += this.#settleRows(segment, apart.rules, 'rules');
  }

  #settleRows(segment: Segment, persons: readonly number[], why: keyof RowByRowClaims): number {
    if (persons.length === 0) return 0;
    const { values, claims } = replayRowByRow(this.#source, segment, persons, this.cases);
    addReplayValues(this.#rowByRow, values);
    const counted = this.#source.layout.sections.rowByRow.at + ROW_BY_ROW.indexOf(why);
    this.#rowByRow[counted] = (this.#rowByRow[counted] ?? 0) + claims;
    return claims;
  }

  take(): Float64Array {
    const values = this.#rowByRow.slice();
    this.#rowByRow.fill(0);
    this.#tables.loop.count(this.#tables.lines);
    this.#sums.take(values);
    this.#ruleSums.take(values);
    return values;
  }
}

/** Claims of the person who has most of them. */
function largestPerson({ claimStart, persons }: Segment): number {
  let largest = 0;
  for (let person = 0; person < persons; person++) {
    largest = Math.max(largest, (claimStart[person + 1] ?? 0) - (claimStart[person] ?? 0));
  }
  return largest;
}

/** The days of a replay as its segments count them. */
function periodOf({ codes, frame, layout, since }: KernelSource): SegmentPeriod {
  const { firstDay } = codes;
  return {
    since: since === null ? Number.NEGATIVE_INFINITY : since - firstDay,
    from: frame.from - firstDay,
    to: frame.to - firstDay,
    monthOf: monthColumn(frame, layout),
  };
}
