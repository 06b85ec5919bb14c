import { CHARGE_FAMILIES, type IdRows, idRows, type Segment } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import type { ClaimBlock } from '../kernel/claim-block.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { LINE } from '../kernel/line-records.ts';
import type { Both } from '../kernel/sides.ts';
import { LIMITS } from '../limits.ts';
import { WALK_LISTS } from '../loops/walk-code.ts';
import { familyOf } from '../row-outcome.ts';
import type { ActNumbers } from './act-numbers.ts';
import type { RuleTrail } from './rule-trail.ts';

const VISIT_FAMILY = familyOf('visit');
/** Families of a claim in a row: one more than there are. */
const WIDTH: number = CHARGE_FAMILIES.length + 1;
const STEPS: number = WALK_LISTS * 1024;

type Parts = {
  readonly side: 0 | 1;
  readonly trail: RuleTrail;
  readonly acts: ActNumbers;
};

/**
 * Goes over the charges of a block, those of the visit first: adds them up by family, and says where each
 * claim is in the trail of rules afterwards.
 */
export class LineWalk {
  readonly #tables: KernelTables;
  readonly #parts: Parts;
  readonly itemRow: IdRows;
  /** By row of the items. */
  readonly #familyOf: Uint8Array;
  readonly #familyOfAct: Uint8Array;
  #named = 0;
  #leftNamed: number;
  /** Where the amount of a line stands in its record. */
  readonly #total: number;
  readonly #stopped: Int32Array;
  /** By claim: the first line that was not gone over, in bytes as the loop counts, and bits of lists met. */
  #from: Int32Array;
  #seen: Int32Array;
  /** By claim: where it is in the trail. */
  places: Int32Array;
  /** By claim: rows of so many families. */
  families: Float64Array;
  readonly width: number = WIDTH;
  /** By outcome of a visit: where a claim is in the trail after it. */
  readonly #visitPlaces: number[] = [];
  /** By place and list of a line: one more than the place that follows. */
  #steps: Int32Array;
  /** Numbers of lists in the trail, by the numbers that the tables give them. */
  readonly #lineLists: number[] = [];
  readonly #visitLists: number[] = [];

  constructor(tables: KernelTables, parts: Parts) {
    const { memory } = tables;
    const { items } = tables.sides[parts.side].rules;
    this.#tables = tables;
    this.#parts = parts;
    this.#familyOfAct = memory.uint8(parts.acts.room + LIMITS.leftActs);
    this.#leftNamed = parts.acts.room;
    this.#total = parts.side === 0 ? LINE.totalOld : LINE.totalNow;
    this.itemRow = idRows(items.map(({ item }) => item));
    this.#familyOf = Uint8Array.from(items, ({ category }) => familyOf(category));
    this.#stopped = memory.int32(1);
    [this.#from, this.#seen, this.places] = [memory.int32(0), memory.int32(0), memory.int32(0)];
    this.families = memory.float64(0);
    this.#steps = memory.int32(STEPS);
  }

  /** Goes over a block whose prices are known and whose lines the loop holds. */
  walk(block: ClaimBlock, segment: Segment): void {
    const { count } = block;
    this.#nameActs();
    this.#begin(block, segment);
    if (segment.charged !== null) {
      // What was charged may change a price: each line is looked at.
      for (let at = 0; at < count; at++) this.#lines(block, segment, at);
      return;
    }
    const { loop, memory } = this.#tables;
    const { bytes, first, columns } = loop.held;
    const { narrowWalk, wideWalk } = memory.loops;
    const run = bytes === 2 ? narrowWalk : wideWalk;
    for (let at = 0; at < count; ) {
      at = run(
        at,
        count,
        addressOf(this.#from),
        ...columns,
        this.#parts.side === 0 ? 0 : 8,
        addressOf(this.#familyOfAct),
        addressOf(this.families),
        addressOf(this.#seen),
        addressOf(this.places),
        addressOf(this.#steps),
        addressOf(this.#steps) + this.#steps.byteLength,
        addressOf(this.#stopped),
      );
      if (at === count) return;
      const line = first + (this.#stopped[0] as number) / bytes;
      this.#line(block, segment, { at, line });
      this.#from[at] = (line + 1 - first) * bytes;
    }
  }

  /** Begins each claim with its visit. Every index is one of a column, so that what is read is a number. */
  #begin({ count, claim, visit, visitOutcome }: ClaimBlock, { lineStart }: Segment): void {
    this.#makeRoom(count);
    const { visits, loop } = this.#tables;
    const { values } = visits.outcomes;
    const { bytes, first } = loop.held;
    const { families, places } = this;
    const [from, seen, visitPlaces] = [this.#from, this.#seen, this.#visitPlaces];
    const [width, family, side] = [WIDTH, VISIT_FAMILY, 4 * this.#parts.side];
    families.fill(0, 0, count * width);
    seen.fill(0, 0, count);
    for (let at = 0; at < count; at++) {
      const outcome = visitOutcome[at] as number;
      const times = visits.times[visit[at] as number] as number;
      families[at * width + family] = times * (values[outcome * 8 + side] as number);
      from[at] = ((lineStart[claim[at] as number] as number) - first) * bytes;
      places[at] = visitPlaces[outcome] ?? this.#visitPlace(outcome);
    }
  }

  #makeRoom(count: number): void {
    if (this.places.length >= count) return;
    const { memory } = this.#tables;
    const room = Math.max(count, LIMITS.blockClaims);
    this.#from = memory.int32(room);
    this.#seen = memory.int32(room);
    this.places = memory.int32(room);
    this.families = memory.float64(room * WIDTH);
  }

  #lines(block: ClaimBlock, segment: Segment, at: number): void {
    const { lineStart } = segment;
    const row = block.claim[at] as number;
    const end = lineStart[row + 1] as number;
    for (let line = lineStart[row] as number; line < end; line++) {
      this.#line(block, segment, { at, line });
    }
  }

  /** Goes over a line that the loop does not know, or that leads where nobody went yet. */
  #line(
    { linePage }: ClaimBlock,
    { act, charged }: Segment,
    { at, line }: { readonly at: number; readonly line: number },
  ): void {
    const { lines } = this.#tables;
    const asked = act[line] as number;
    const found = lines.of(linePage[at] as number, asked, charged?.[line] ?? Number.NaN);
    const { records, list } = lines.records;
    const from = found * LINE.width;
    const cell = at * WIDTH + (this.#familyOfAct[asked] as number);
    this.families[cell] = (this.families[cell] as number) + (records[from + this.#total] as number);
    const [seen, bit] = [this.#seen[at] as number, records[from + LINE.lists] as number];
    // A bit below 0 is that of several lists.
    if (bit > 0 && (seen & bit) !== 0) return;
    this.#seen[at] = seen | bit;
    this.places[at] = this.#afterLine(this.places[at] as number, list[found] as number);
  }

  #afterLine(place: number, list: number): number {
    const after = this.#parts.trail.after(place, this.#lineLists[list] ?? this.#lineList(list));
    if (list >= WALK_LISTS) return after;
    const step = place * WALK_LISTS + list;
    if (step >= this.#steps.length) {
      const steps = this.#tables.memory.int32(2 * step);
      steps.set(this.#steps);
      this.#steps = steps;
    }
    this.#steps[step] = after + 1;
    return after;
  }

  #visitPlace(outcome: number): number {
    const { outcomes, lists } = this.#tables.visits;
    const list = outcomes.list[outcome] as number;
    this.#visitLists[list] ??= this.#listOf(lists.lists[list]);
    const place = this.#parts.trail.after(0, this.#visitLists[list]);
    this.#visitPlaces[outcome] = place;
    return place;
  }

  #lineList(list: number): number {
    const made = this.#listOf(this.#tables.lines.lists.lists[list]);
    this.#lineLists[list] = made;
    return made;
  }

  #listOf(rules: Both<readonly number[]> | undefined): number {
    return this.#parts.trail.listOf(rules?.[this.#parts.side] ?? []);
  }

  /** Notes the family of each act that was met since, those that refunds left too. */
  #nameActs(): void {
    const { lines } = this.#tables;
    const { acts } = this.#parts;
    const families = this.#familyOfAct;
    for (; this.#named < acts.count; this.#named++) {
      families[this.#named] = this.#familyOf[this.itemRow(acts.item[this.#named] ?? 0)] ?? 0;
    }
    for (; this.#leftNamed < lines.acts; this.#leftNamed++) {
      families[this.#leftNamed] = this.#familyOf[lines.itemOf(this.#leftNamed)] ?? 0;
    }
  }
}
