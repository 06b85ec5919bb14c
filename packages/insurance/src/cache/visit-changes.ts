import type { Segment } from '@sanyi/facts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { VISIT } from '../kernel/visit-outcomes.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import { type CachedPair, isPlainPerson } from './cached-pair.ts';
import { type CachedSegment, NO_BENEFIT_CITED, NO_MONTH } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { claimPage } from './claim-page.ts';
import { MORE, PERSON, type PersonRange, type RowChanges } from './row-changes.ts';
import { isSameCited } from './touched-acts.ts';

/** What an outcome of a visit does: nothing, or it costs another amount, or cites other rules. */
const SAME = 1;
const DIFFERENT = 2;

/** Asks what visits cost under both sets of rules, and says by how much more each row of a cache comes to. */
export class VisitChanges {
  readonly #tables: KernelTables;
  readonly #layout: ReplayLayout;
  readonly #items: ChangedItems;
  /** By outcome: whether it differs, by how much more it is in each part, the list of rules cited now. */
  #kinds: Uint8Array = new Uint8Array(0);
  #parts: Float64Array = new Float64Array(0);
  #lists: Int32Array = new Int32Array(0);
  /** By row of a person with refunds: what the visit comes to more. */
  #visits: Float64Array = new Float64Array(0);

  constructor(
    tables: KernelTables,
    of: { readonly layout: ReplayLayout; readonly items: ChangedItems },
  ) {
    this.#tables = tables;
    this.#layout = of.layout;
    this.#items = of.items;
  }

  /** Adds what the visits of some persons come to more. */
  add(pair: CachedPair, { from, to }: PersonRange, into: RowChanges): void {
    const { cached } = pair;
    for (let at = from; at < to; at++) {
      if (into.stateOf(at) === PERSON.apart) continue;
      if (isPlainPerson(cached, at)) this.#claims(pair, at, into);
      else this.#rounds(pair, at, into);
    }
  }

  /** Adds the rows of a person without refunds, which are claims. */
  #claims(pair: CachedPair, at: number, into: RowChanges): void {
    const { segment, cached } = pair;
    const { rowStart, own, month } = cached;
    const person = cached.person[at] as number;
    const first = segment.claimStart[person] as number;
    const group = segment.personGroup[person] as number;
    const times = this.#tables.visits.times;
    const end = rowStart[at + 1] as number;
    let visits = 0;
    for (let row = rowStart[at] as number; row < end; row++) {
      const claim = first + (own[row] as number);
      const outcome = this.#outcomeOf(segment, { claim, group, day: cached.day[row] as number });
      if (this.#kindOf(outcome) === SAME) continue;
      into.touch(at);
      const due = times[segment.visit[claim] as number] as number;
      const total = this.#write(into, { row, outcome, times: due });
      if (month[row] !== NO_MONTH) visits += total;
    }
    if (visits !== 0) this.#items.addVisits(visits);
  }

  /** Adds the rows of a person with refunds, round after round, and counts what refunds take back. */
  #rounds(pair: CachedPair, at: number, into: RowChanges): void {
    const { segment, cached } = pair;
    const { rowStart, own } = cached;
    const person = cached.person[at] as number;
    const first = segment.claimStart[person] as number;
    const group = segment.personGroup[person] as number;
    const { times } = this.#tables.visits;
    const [from, end] = [rowStart[at] as number, rowStart[at + 1] as number];
    if (this.#visits.length < end - from) this.#visits = new Float64Array(2 * (end - from));
    let isAny = false;
    for (let row = from; row < end; row++) {
      const claim = first + (own[row] as number);
      const outcome = this.#outcomeOf(segment, { claim, group, day: cached.day[row] as number });
      this.#visits[row - from] = 0;
      if (this.#kindOf(outcome) === SAME) continue;
      isAny = true;
      into.touch(at);
      const due = times[segment.visit[claim] as number] as number;
      this.#visits[row - from] = this.#write(into, { row, outcome, times: due });
    }
    if (isAny) this.#count(cached, at);
  }

  /** Adds the visits of claims that are sums of rows: once each, and off where a refund undoes them. */
  #count(cached: CachedSegment, at: number): void {
    const { claimStart, rowStart, month, sumPatient, sumCited } = cached;
    const first = month.length - sumPatient.length;
    const from = rowStart[at] as number;
    const end = claimStart[at + 1] as number;
    for (let claim = claimStart[at] as number; claim < end; claim++) {
      const row = sumCited[claim - first] as number;
      if (month[claim] === NO_MONTH || row >= NO_BENEFIT_CITED) continue;
      const visit = this.#visits[row - from] as number;
      const sign = signOf(cached, claim - first, row);
      if (visit !== 0 && sign !== 0) this.#items.addVisits(sign * visit);
    }
  }

  /** Writes what a visit that is due so many times comes to more; gives the whole. */
  #write(
    into: RowChanges,
    of: { readonly row: number; readonly outcome: number; readonly times: number },
  ): number {
    const { row, outcome, times } = of;
    const parts = this.#parts;
    // Parts are as many as `MORE` says; a name would be looked up again for every row.
    const from = outcome * 4;
    const total = times * (parts[from] as number);
    const hospital = times * (parts[from + 1] as number);
    const fixedFund = times * (parts[from + 2] as number);
    const inScope = times * (parts[from + 3] as number);
    into.add(row, { total, hospital, fixedFund, inScope });
    into.visitList[row - into.row] = this.#lists[outcome] as number;
    return total;
  }

  /** The outcome of a visit; `day` is that of the benefit. */
  #outcomeOf(
    segment: Segment,
    of: { readonly claim: number; readonly group: number; readonly day: number },
  ): number {
    const { visits, calendar, stays, places } = this.#tables;
    const { claim, group } = of;
    const kind = segment.visit[claim] as number;
    let payer = visits.payerOf[group] as number;
    if (visits.readsAge) {
      if (calendar.year[of.day] === 0) calendar.meet(of.day);
      payer += visits.ageOf(group, calendar.year[of.day] as number);
    }
    let base = -1;
    if (stays.isStay[kind] === 0) {
      const number = visits.days.numberOf[segment.day[claim] as number] as number;
      const place = places.classOf[segment.place[claim] as number] as number;
      const key = number * places.count + place;
      const { bases } = visits.pages;
      if (number >= 0 && key < bases.length) base = bases[key] as number;
    }
    if (base < 0) base = claimPage(this.#tables, visits, { hook: 'price.visit', segment, claim });
    const known = visits.pages.entries[base + (visits.kindOf[kind] as number) + payer] as number;
    return known > 0 ? known : visits.of(base, kind, payer);
  }

  /** Whether an outcome differs. */
  #kindOf(outcome: number): number {
    if (outcome < this.#kinds.length) {
      const known = this.#kinds[outcome] as number;
      if (known !== 0) return known;
    } else this.#grow(2 * outcome + 1);
    return this.#compare(outcome);
  }

  #compare(outcome: number): number {
    const { outcomes, lists } = this.#tables.visits;
    const from = outcome * outcomes.width;
    const into = outcome * MORE.width;
    let isSame = true;
    for (let part = 0; part < MORE.width; part++) {
      const more =
        (outcomes.values[from + VISIT.side + part] ?? 0) - (outcomes.values[from + part] ?? 0);
      this.#parts[into + part] = more;
      isSame &&= more === 0;
    }
    const list = outcomes.list[outcome] ?? 0;
    const both = lists.lists[list] ?? [[], []];
    if (!isSameCited(this.#layout.ruleOf, both)) {
      this.#lists[outcome] = list + 1;
      isSame = false;
    }
    const found = isSame ? SAME : DIFFERENT;
    this.#kinds[outcome] = found;
    return found;
  }

  #grow(size: number): void {
    const [kinds, parts, lists] = [
      new Uint8Array(size),
      new Float64Array(size * MORE.width),
      new Int32Array(size),
    ];
    kinds.set(this.#kinds);
    parts.set(this.#parts);
    lists.set(this.#lists);
    this.#kinds = kinds;
    this.#parts = parts;
    this.#lists = lists;
  }
}

/**
 * How a claim that is a sum of rows counts the visit of the row it cites: 1 where it is settled there, -1
 * where it is a refund that undoes it, 0 where the visit stays.
 */
function signOf({ sumStart, sumRow, own }: CachedSegment, sum: number, cited: number): number {
  let isRefund = false;
  let isLeft = false;
  const end = sumStart[sum + 1] as number;
  for (let at = sumStart[sum] as number; at < end; at++) {
    const row = sumRow[at] as number;
    if (row === cited * 2 + 1) isRefund = true;
    else if ((row & 1) === 0 && own[row >>> 1] === own[cited]) isLeft = true;
  }
  if (!isRefund) return 1;
  return isLeft ? 0 : -1;
}
