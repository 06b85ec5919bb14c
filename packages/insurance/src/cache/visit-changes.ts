import type { Segment } from '@sanyi/facts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import type { CachedPair } from './cached-pair.ts';
import { type CachedSegment, NO_BENEFIT_CITED, NO_MONTH } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { claimPage } from './claim-page.ts';
import { PERSON, type PersonRange, type RowChanges } from './row-changes.ts';
import { VisitDeltas } from './visit-deltas.ts';
import { VisitRows } from './visit-rows.ts';

/** Asks what visits cost under both sets of rules, and says by how much more each row of a cache comes to. */
export class VisitChanges {
  readonly #tables: KernelTables;
  readonly #items: ChangedItems;
  readonly #deltas: VisitDeltas;
  readonly #rows: VisitRows;
  /** By row of a person with refunds: what the visit comes to more. */
  #visits: Float64Array = new Float64Array(0);

  constructor(
    tables: KernelTables,
    of: {
      readonly layout: ReplayLayout;
      readonly items: ChangedItems;
      readonly memory: BlockMemory;
    },
  ) {
    this.#tables = tables;
    this.#items = of.items;
    this.#deltas = new VisitDeltas(tables, of.layout);
    this.#rows = new VisitRows(tables, { memory: of.memory, deltas: this.#deltas });
  }

  /** Adds what the visits of the persons come to more whose rows are begun. */
  add(pair: CachedPair, { from, to }: PersonRange, into: RowChanges): void {
    into.clearLists();
    this.#rows.add(pair, into);
    for (let at = from + into.plain; at < to; at++) {
      if (into.stateOf(at) !== PERSON.apart) this.#rounds(pair, at, into);
    }
  }

  /** Moves what visits come to more to items. */
  take(): void {
    this.#rows.take(this.#items);
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
      const more = this.#deltas.of(outcome);
      this.#visits[row - from] = 0;
      if (more === null) continue;
      isAny = true;
      into.touch(at);
      const due = times[segment.visit[claim] as number] as number;
      const { hospital, fixedFund, inScope, list } = more;
      const total = due * more.total;
      into.add(row, {
        ...{ total, hospital: due * hospital },
        ...{ fixedFund: due * fixedFund, inScope: due * inScope },
      });
      into.visitList[row - into.row] = list;
      this.#visits[row - from] = total;
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

  /** The outcome of a visit; `day` is that of the benefit. */
  #outcomeOf(
    segment: Segment,
    of: { readonly claim: number; readonly group: number; readonly day: number },
  ): number {
    const { visits, calendar } = this.#tables;
    const { claim, group } = of;
    const kind = segment.visit[claim] as number;
    let payer = visits.payerOf[group] as number;
    if (visits.readsAge) {
      if (calendar.year[of.day] === 0) calendar.meet(of.day);
      payer += visits.ageOf(group, calendar.year[of.day] as number);
    }
    const base = claimPage(this.#tables, visits, { hook: 'price.visit', segment, claim });
    const known = visits.pages.entries[base + (visits.kindOf[kind] as number) + payer] as number;
    return known > 0 ? known : visits.of(base, kind, payer);
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
