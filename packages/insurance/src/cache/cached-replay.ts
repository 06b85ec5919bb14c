import { pickPersons, type Segment, type SegmentCodes } from '@sanyi/facts';
import type { ColumnAnswers } from '@sanyi/feel';
import type { LoopMemory, MemoryRoom } from '@sanyi/feel/loops';
import type { Day } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import { type ReplayKernel, replayKernel } from '../kernel/replay-kernel.ts';
import type { Both } from '../kernel/sides.ts';
import { LIMITS } from '../limits.ts';
import { BlockMemory } from '../loops/block-memory.ts';
import { addReplayValues } from '../replay/replay-cells.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import type { AlikeBounds } from './alike-bounds.ts';
import type { ChargedSegment } from './cached-pair.ts';
import type { AmountColumn, CacheCodes, CachedSegment } from './cached-segment.ts';
import { ChangedCells } from './changed-cells.ts';
import { ChangedClaims } from './changed-claims.ts';
import { ChangedRules } from './changed-rules.ts';
import { changesOf } from './changes-of.ts';
import { ChargeChanges } from './charge-changes.ts';
import { daySpans } from './day-spans.ts';
import { FoldBlock, type Folding } from './fold-block.ts';
import { residualClasses } from './residual-classes.ts';
import type { PersonBlock, PersonRange, RowChanges } from './row-changes.ts';
import type { StackDifference } from './stack-difference.ts';

/** What cached claims are replayed from. */
export type CachedSource = {
  /** The baseline of the cache, and rules that differ from it as `difference` says. */
  readonly rules: Both<ClaimRules>;
  readonly difference: Extract<StackDifference, { kind: 'cached' }>;
  readonly codes: SegmentCodes;
  readonly frame: ReplayFrame;
  readonly layout: ReplayLayout;
  /** Claims that end before change nothing that counts; null: all may. */
  readonly since: Day | null;
  /** Days of the benefit of cached claims, as segments count days; both inclusive. */
  readonly days: { readonly from: number; readonly to: number };
  /** Rows that are folded before it is asked whom the benefit leaves alone; a limit where absent. */
  readonly foldedFirst?: number;
  /** Where columns of the replay get their places; memory of its own where absent. */
  readonly room?: MemoryRoom | undefined;
};

/**
 * How many claims a replay from a cache folded again, how many of them changed, and how many were
 * settled whole, because cached amounts cannot say what they come to.
 */
export type TouchedClaims = {
  readonly folded: number;
  readonly changed: number;
  readonly settled: number;
};

/** Replays cached segments under new rules. */
export type CachedReplay = {
  /** Whether `add` has to be given what charges are told from: prices or fees may differ. */
  readonly readsSegments: boolean;
  /** Whether it has to be given the index of their acts too: prices may differ. */
  readonly readsActs: boolean;
  /** Where loops read columns: of what stands there nothing is copied. */
  readonly memory: LoopMemory;
  /** @throws NotInColumns or ProblemError for claims that only a whole replay can tell about */
  add(cached: CachedSegment, charged: ChargedSegment | null): void;
  /** What the sums of a replay differ by from those in which both sides are the baseline. */
  take(): Float64Array;
  readonly touched: TouchedClaims;
};

/**
 * Makes the replay of cached segments under new rules; null where the benefit has no columns, or reads
 * what the cache does not hold. Prices are asked again for the lines whose acts may cost another amount,
 * fees for all visits where they may; the benefit is folded again for persons who are touched by either,
 * or by the benefit itself. Persons whose lines cite other rules are settled whole.
 *
 * @param codes - of the maker of the cache, when all segments were added
 * @example
 * ```ts
 * declare const rules: ClaimRules; // from claimRules
 * declare const frame: ReplayFrame;
 * declare const places: ReplayLayout; // from replayLayout
 * declare const persons: PersonTable;
 * declare const batch: ClaimBatch;
 * const codes = segmentCodes(claimCensus([persons], [batch]), []);
 * const of = { codes, frame, layout: places, since: null };
 * const maker = claimCacheMaker({ ...of, baseline: rules });
 * const segment = segmentMaker(codes)(persons, []);
 * const cached = maker.add(segment);
 * const difference = { kind: 'cached', fees: false, benefit: true } as const; // from stackDifference
 * const days = { from: 0, to: 30 };
 * const replay = cachedReplay({ ...of, difference, rules: [rules, rules], days }, maker.codes());
 * replay?.add(cached, { segment: () => segment, acts: maker.acts(segment, cached) });
 * replay?.touched.changed; // claims that come to another amount
 * ```
 */
export function cachedReplay(source: CachedSource, codes: CacheCodes): CachedReplay | null {
  const { rules, days, difference } = source;
  const memory = new BlockMemory(source.room);
  const spans = daySpans(rules, { firstDay: source.codes.firstDay, ...days, memory });
  const isOne = !difference.benefit;
  const classes = residualClasses(rules, codes, { spans, memory, isOne });
  if (classes === null) return null;
  const folding = { classes, spans, memory, keys: codes.keys };
  const replay = new Replay(source, codes, folding);
  return {
    readsSegments: difference.prices !== undefined || difference.fees,
    readsActs: difference.prices !== undefined,
    memory,
    add: (cached, charged) => replay.add(cached, charged),
    take: () => replay.take(),
    get touched() {
      return replay.touched;
    },
  };
}

class Replay {
  readonly #source: CachedSource;
  readonly #folding: Folding;
  readonly #claims: ChangedClaims;
  readonly #charges: ChargeChanges | null;
  readonly #isTouched: boolean;
  #work: Work | null = null;
  /** Settles persons whole; made when the first of them is met. */
  #kernel: ReplayKernel | null = null;
  /** Undefined where it was not asked. */
  #bounds: AlikeBounds | null | undefined;
  /** Whether so many claims were settled whole that the next ones are not tried otherwise. */
  #isWhole = false;
  #folded = 0;
  #settled = 0;

  constructor(source: CachedSource, cached: CacheCodes, folding: Folding) {
    const { frame, layout, codes, difference, since } = source;
    this.#source = source;
    this.#folding = folding;
    const days = since === null ? Number.NEGATIVE_INFINITY : since - codes.firstDay;
    const isCharged = difference.prices !== undefined || difference.fees;
    const { memory, classes } = folding;
    const charges = isCharged ? new ChargeChanges({ ...source, since: days, memory }) : null;
    this.#charges = charges;
    const rules = new ChangedRules({
      ...{ codes: cached, layout, memory, firstRule: classes.firstRule },
      visitRules: (list) => charges?.visitRules(list) ?? [],
    });
    const cells = new ChangedCells(frame, layout, { codes, memory });
    this.#claims = new ChangedClaims({ cells, rules, memory });
    this.#isTouched = folding.classes.touched.some((each) => each !== 0);
  }

  get touched(): TouchedClaims {
    return { folded: this.#folded, changed: this.#claims.count, settled: this.#settled };
  }

  add(cached: CachedSegment, charged: ChargedSegment | null): void {
    const charges = this.#charges;
    if (charges === null || charged === null) {
      if (!this.#isTouched) return;
      const adding = { segment: cached, work: this.#workFor(cached), charges: null };
      this.#addTouched(adding, { from: 0, to: cached.rowStart.length - 1 });
      return;
    }
    if (this.#isWhole) {
      this.#addWhole(charged.segment());
      return;
    }
    charges.begin(charged, cached);
    const work = this.#workFor(cached);
    for (const block of blocksOf(cached)) {
      const changes = charges.of(block);
      const adding = { segment: cached, work, charges: changes };
      if (this.#isTouched) this.#addTouched(adding, block);
      if (changes.isAny) this.#addCharged(adding, changes);
    }
    const apart = charges.apart();
    if (apart.length === 0) return;
    const segment = charged.segment();
    const picked = pickPersons(segment, apart);
    this.#addWhole(picked);
    this.#isWhole = picked.claims > segment.claims * LIMITS.settledClaims;
  }

  #addWhole(segment: Segment): void {
    this.#kernel ??= replayKernel(this.#source);
    this.#kernel.add(segment);
    this.#settled += segment.claims;
  }

  take(): Float64Array {
    const { frame, layout } = this.#source;
    const values = new Float64Array(layout.size);
    this.#claims.take(values);
    this.#charges?.take(values);
    if (this.#kernel) addReplayValues(values, changesOf(frame, layout, this.#kernel.take()));
    return values;
  }

  #workFor(segment: CachedSegment): Work {
    const { rowStart, blockPerson } = segment;
    // Who has more rows than a block stands alone in one.
    let largest: number = LIMITS.blockClaims;
    for (let block = 0; block + 1 < blockPerson.length; block++) {
      // Every index is one of a column.
      const [from, to] = [blockPerson[block] as number, blockPerson[block + 1] as number];
      largest = Math.max(largest, (rowStart[to] as number) - (rowStart[from] as number));
    }
    if (!this.#work?.block.fits(largest, segment)) {
      const { memory, classes } = this.#folding;
      const { bound, cited } = classes;
      this.#work = {
        block: new FoldBlock(largest, { like: segment, memory }),
        answers: bound.answersFor(largest),
        changed: new FoldBlock(largest, { like: segment, memory }),
        cited: cited.answersFor(largest),
      };
    }
    return this.#work;
  }

  /** Folds persons whom the benefit touches; those for whom a fund pays another amount once more, with rules. */
  #addTouched({ segment, work, charges }: Adding, of: PersonRange): void {
    const { block, answers, changed } = work;
    const { bound } = this.#folding.classes;
    for (let from = of.from; from < of.to; ) {
      const filling = { ...this.#folding, charges, alike: this.#alike };
      from = block.fillTouched(segment, { from, to: of.to }, filling);
      if (block.count === 0) continue;
      block.fold(bound, answers);
      this.#folded += block.count;
      const funds = fundsOf(answers);
      changed.clear();
      for (let each = 0; each < block.persons; each++) {
        if (differs(segment.fund, spanOf(segment, block, each), funds)) changed.copy(block, each);
      }
      this.#addFolded(segment, work);
    }
  }

  /** Whom the benefit leaves alone, once so many rows were folded that asking it costs little beside. */
  get #alike(): AlikeBounds | null {
    const { foldedFirst = LIMITS.foldedFirst } = this.#source;
    if (this.#bounds === undefined && this.#folded >= foldedFirst) {
      this.#bounds = this.#folding.classes.alike();
    }
    return this.#bounds ?? null;
  }

  /** Folds persons whose charges change, with rules. */
  #addCharged({ segment, work }: Adding, charges: RowChanges): void {
    work.changed.fillCharged(segment, charges, this.#folding);
    const { changed: block, cited: answers } = work;
    this.#folded += block.count;
    if (block.count === 0) return;
    block.fold(this.#folding.classes.cited, answers);
    this.#claims.addAll({ segment, block, answers, charges });
  }

  /** Folds persons for whom a fund pays another amount, with rules. */
  #addFolded(segment: CachedSegment, work: Work): void {
    const { changed, cited } = work;
    if (changed.count === 0) return;
    changed.fold(this.#folding.classes.cited, cited);
    this.#addPersons(segment, work);
  }

  /** Adds persons one by one. */
  #addPersons(segment: CachedSegment, { changed, cited: answers }: Work): void {
    for (let each = 0; each < changed.persons; each++) {
      const { from, rows, at } = spanOf(segment, changed, each);
      const person = changed.person[each] as number;
      // Spreading the span would cost a call for every person.
      this.#claims.add({ segment, person, from, rows, at, answers });
    }
  }
}

/** Rows of a person in a segment, and where they stand in a block. */
type Span = { readonly from: number; readonly rows: number; readonly at: number };

/** Memory that is used block by block: the rows that may change, then those of persons for whom any does. */
type Work = {
  readonly block: FoldBlock;
  readonly answers: ColumnAnswers;
  readonly changed: FoldBlock;
  readonly cited: ColumnAnswers;
};

/** Persons of a segment being added: the memory that is used, and by how much charges are more. */
type Adding = {
  readonly segment: CachedSegment;
  readonly work: Work;
  readonly charges: RowChanges | null;
};

/** The persons of a segment, block by block. */
function* blocksOf({ blockPerson }: CachedSegment): Generator<PersonBlock> {
  for (let number = 0; number + 1 < blockPerson.length; number++) {
    // Every index is one of a column.
    yield { number, from: blockPerson[number] as number, to: blockPerson[number + 1] as number };
  }
}

/** The rows of a person of a block. */
function spanOf({ rowStart }: CachedSegment, block: FoldBlock, person: number): Span {
  const at = block.personStart[person] as number;
  const rows = (block.personStart[person + 1] as number) - at;
  return { from: rowStart[block.person[person] as number] as number, rows, at };
}

function fundsOf({ columns }: ColumnAnswers): ArrayLike<number> {
  const { funds } = columns;
  if (!funds) throw new Error('a benefit has funds');
  return funds.values;
}

/** Whether a fund pays another amount for any row; one that no column holds is another one. */
function differs(fund: AmountColumn, { from, rows, at }: Span, funds: ArrayLike<number>): boolean {
  // Every index is one of a column, here and below, so that what is read is a number.
  for (let each = 0; each < rows; each++) {
    if ((fund[from + each] as number) !== (funds[at + each] as number)) return true;
  }
  return false;
}
