import type { SegmentCodes } from '@sanyi/facts';
import type { ColumnAnswers } from '@sanyi/feel';
import type { ClaimRules } from '../claim-rules.ts';
import { KeyIndex } from '../kernel/key-index.ts';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import { markedIn } from '../kernel/rule-sums.ts';
import type { Both } from '../kernel/sides.ts';
import { LIMITS } from '../limits.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import {
  type AmountColumn,
  type CacheCodes,
  type CachedSegment,
  NO_BENEFIT_CITED,
  NO_MONTH,
  NOTHING_CITED,
} from './cached-segment.ts';
import { ChangedCells } from './changed-cells.ts';
import { ChangedRules } from './changed-rules.ts';
import { daySpans } from './day-spans.ts';
import { FoldBlock, type Folding } from './fold-block.ts';
import { residualClasses } from './residual-classes.ts';

/** What a benefit is folded again from. */
export type BenefitSource = {
  /** The baseline of the cache, and rules that differ from it in nothing but the benefit. */
  readonly rules: Both<ClaimRules>;
  readonly codes: SegmentCodes;
  readonly frame: ReplayFrame;
  readonly layout: ReplayLayout;
  /** Days of the benefit of cached claims, as segments count days; both inclusive. */
  readonly days: { readonly from: number; readonly to: number };
};

/** How many claims a replay from a cache folded again, and for how many a fund pays another amount. */
export type TouchedClaims = { readonly folded: number; readonly changed: number };

/** Folds cached segments under a new benefit. */
export type BenefitReplay = {
  /** @throws NotInColumns or ProblemError for claims that only a whole replay can tell about */
  add(segment: CachedSegment): void;
  /** What the sums of a replay differ by from those in which both sides are the baseline. */
  take(): Float64Array;
  readonly touched: TouchedClaims;
};

/**
 * Makes the replay of cached segments under a new benefit; null where the benefit has no columns, or
 * reads what the cache does not hold.
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
 * const of = { codes, frame, layout: places };
 * const maker = claimCacheMaker({ ...of, baseline: rules, since: null });
 * const cached = maker.add(segmentMaker(codes)(persons, []));
 * const days = { from: 0, to: 30 };
 * const replay = benefitReplay({ ...of, rules: [rules, rules], days }, maker.codes());
 * replay?.add(cached);
 * replay?.touched.changed; // claims for which a fund pays another amount
 * ```
 */
export function benefitReplay(source: BenefitSource, codes: CacheCodes): BenefitReplay | null {
  const { rules, days } = source;
  const spans = daySpans(rules, { firstDay: source.codes.firstDay, ...days });
  const classes = residualClasses(rules, codes, spans);
  if (classes === null) return null;
  const replay = new Replay(source, codes, { classes, spans, keys: codes.keys });
  return {
    add: (segment) => replay.add(segment),
    take: () => replay.take(),
    get touched() {
      return { folded: replay.folded, changed: replay.changed };
    },
  };
}

class Replay {
  readonly #layout: ReplayLayout;
  readonly #folding: Folding;
  readonly #cells: ChangedCells;
  readonly #rules: ChangedRules;
  #marks = new KeyIndex(0);
  /** By number of marks: the rules that they stand for. */
  readonly #sets: (readonly number[])[] = [];
  readonly #isTouched: boolean;
  #work: Work | null = null;
  folded = 0;
  changed = 0;

  constructor({ frame, layout, codes }: BenefitSource, cached: CacheCodes, folding: Folding) {
    this.#layout = layout;
    this.#folding = folding;
    this.#cells = new ChangedCells(frame, layout, codes);
    this.#rules = new ChangedRules(cached, layout);
    this.#isTouched = folding.classes.touched.some((each) => each !== 0);
  }

  add(segment: CachedSegment): void {
    if (!this.#isTouched) return;
    const { rowStart } = segment;
    const work = this.#workFor(segment);
    const persons = rowStart.length - 1;
    for (let person = 0; person < persons; ) {
      person = work.block.fill(segment, person, this.#folding);
      this.#fold(segment, work);
    }
  }

  take(): Float64Array {
    const values = new Float64Array(this.#layout.size);
    this.#cells.take(values);
    this.#rules.take(values, this.#sets);
    return values;
  }

  #workFor(segment: CachedSegment): Work {
    const { rowStart } = segment;
    let largest: number = LIMITS.blockClaims;
    for (let person = 0; person + 1 < rowStart.length; person++) {
      largest = Math.max(largest, (rowStart[person + 1] ?? 0) - (rowStart[person] ?? 0));
    }
    if (!this.#work?.block.fits(largest, segment)) {
      const { bound, cited } = this.#folding.classes;
      this.#work = {
        block: new FoldBlock(largest, segment),
        answers: bound.answersFor(largest),
        changed: new FoldBlock(largest, segment),
        cited: cited.answersFor(largest),
        more: new Float64Array(largest),
      };
    }
    return this.#work;
  }

  /** Folds the rows of a block; persons for whom a fund pays another amount once more, with rules. */
  #fold(segment: CachedSegment, { block, answers, changed, ...work }: Work): void {
    if (block.count === 0) return;
    const { bound, cited } = this.#folding.classes;
    block.fold(bound, answers);
    const funds = fundsOf(answers);
    changed.clear();
    for (let person = 0; person < block.persons; person++) {
      if (differs(segment.fund, spanOf(segment, block, person), funds)) changed.copy(block, person);
    }
    this.folded += block.count;
    if (changed.count === 0) return;
    changed.fold(cited, work.cited);
    for (let person = 0; person < changed.persons; person++) {
      this.#person(segment, { changed, person }, work);
    }
  }

  #person(
    segment: CachedSegment,
    of: { readonly changed: FoldBlock; readonly person: number },
    work: Cited,
  ): void {
    const span = spanOf(segment, of.changed, of.person);
    const person = of.changed.person[of.person] as number;
    changes(segment, span, { funds: fundsOf(work.cited), more: work.more });
    const sums = segment.month.length - segment.sumPatient.length;
    const isPlain = (segment.claimStart[person] as number) < sums;
    const more = isPlain
      ? this.#claims(segment, span, work)
      : this.#sums(segment, { person, ...span }, work);
    if (more === 0) return;
    const paid = segment.paid[person] as number;
    this.#cells.person(segment.personGroup[person] as number, paid, more);
  }

  /** Adds the claims of a person without refunds; gives what the person pays more. */
  #claims(segment: CachedSegment, { from, rows, at }: Span, work: Cited): number {
    const { month, patient, cited } = segment;
    let sum = 0;
    for (let each = 0; each < rows; each++) {
      const more = work.more[at + each] as number;
      const row = from + each;
      if (more === 0 || month[row] === NO_MONTH) continue;
      sum += more;
      this.#claim(segment, row, { paid: patient[row] as number, more });
      this.#rules.add(cited[row] as number, this.#setAt(at + each, work), more);
    }
    return sum;
  }

  /** Adds the claims of a person with refunds, which are sums of rows. */
  #sums(segment: CachedSegment, of: Span & { readonly person: number }, work: Cited): number {
    const { sumStart, sumRow, sumPatient, sumCited, claimStart, month, cited } = segment;
    const first = month.length - sumPatient.length;
    const shift = of.at - of.from;
    let sum = 0;
    const end = claimStart[of.person + 1] as number;
    for (let claim = claimStart[of.person] as number; claim < end; claim++) {
      const own = claim - first;
      let more = 0;
      for (let at = sumStart[own] as number; at < (sumStart[own + 1] as number); at++) {
        const row = sumRow[at] as number;
        const change = work.more[shift + (row >>> 1)] as number;
        more += (row & 1) === 0 ? change : -change;
      }
      if (more === 0 || month[claim] === NO_MONTH) continue;
      sum += more;
      this.#claim(segment, claim, { paid: sumPatient[own] as number, more });
      const row = sumCited[own] as number;
      if (row === NOTHING_CITED) continue;
      const set = this.#setAt(row === NO_BENEFIT_CITED ? -1 : shift + row, work);
      this.#rules.add(cited[claim] as number, set, more);
    }
    return sum;
  }

  #claim(
    { place, month, visitKind }: Pick<CachedSegment, 'place' | 'month' | 'visitKind'>,
    claim: number,
    { paid, more }: { readonly paid: number; readonly more: number },
  ): void {
    this.changed += 1;
    this.#cells.claim(
      {
        place: place[claim] as number,
        month: month[claim] as number,
        visitKind: visitKind[claim] as number,
      },
      paid,
      more,
    );
  }

  /** The number of the rules of the new benefit that fired at a position; none at one below 0. */
  #setAt(position: number, { cited: { rules } }: Cited): number {
    // A benefit that is bound has one number of words.
    if (this.#marks.width !== rules.length) this.#marks = new KeyIndex(rules.length);
    const { key } = this.#marks;
    for (let word = 0; word < rules.length; word++) {
      key[word] = position < 0 ? 0 : ((rules[word] as Int32Array)[position] as number);
    }
    const set = this.#marks.number();
    if (set === this.#sets.length) {
      this.#sets.push(markedIn(key, this.#folding.classes.firstRule));
    }
    return set;
  }
}

/** Rows of a person in a segment, and where they stand in a block. */
type Span = { readonly from: number; readonly rows: number; readonly at: number };

/** Claims that change, with the rules of the new benefit, and what patients pay more for each row. */
type Cited = { readonly cited: ColumnAnswers; readonly more: Float64Array };

/** Memory that is used block by block: the rows that may change, then those of persons for whom any does. */
type Work = Cited & {
  readonly block: FoldBlock;
  readonly answers: ColumnAnswers;
  readonly changed: FoldBlock;
};

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

/** Writes what patients pay more for each row. */
function changes(
  { fund, patient }: CachedSegment,
  { from, rows, at }: Span,
  { funds, more: into }: { readonly funds: ArrayLike<number>; readonly more: Float64Array },
): void {
  for (let each = 0; each < rows; each++) {
    const more = (fund[from + each] as number) - (funds[at + each] as number);
    into[at + each] = more;
    // NaN too: an amount that no column holds.
    const paid = (patient[from + each] as number) + more;
    if (!(paid >= 0)) throw new NotInColumns('below nothing');
  }
}
