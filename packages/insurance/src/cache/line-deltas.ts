import type { KernelTables } from '../kernel/kernel-tables.ts';
import { LINE } from '../kernel/line-records.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import type { ChargedClaims } from './cached-segment.ts';
import type { ChangedItems } from './changed-items.ts';
import { claimPage } from './claim-page.ts';
import { isSameCited } from './touched-acts.ts';

/** By how much more an outcome of a line comes to: parts in whole fen, and what it does. */
const DELTA = { total: 0, hospital: 1, inScope: 2, kind: 3, width: 4 } as const;

/** Nobody compared; rows of a cache can say by how much more it is; they cannot. */
const KIND = { unknown: 0, more: 1, apart: 2 } as const;

/** Some of the lines that are touched: those of one claim, and whether they count. */
export type ClaimLines = {
  readonly counts: boolean;
  readonly lines: Int32Array;
  readonly from: number;
  readonly to: number;
};

/** Says by how much more lines come to under the new rules, and counts how often. */
export class LineDeltas {
  readonly #tables: KernelTables;
  readonly #layout: ReplayLayout;
  /** By outcome. */
  #deltas: Int32Array = new Int32Array(0);
  #counts: Int32Array = new Int32Array(0);
  /** By list of rules: whether both sides cite the same. */
  readonly #cites: (boolean | undefined)[] = [];
  /** Of the lines that were added last. */
  total = 0;
  hospital = 0;
  inScope = 0;
  /** Lines have no fixed part. */
  readonly fixedFund = 0;
  /** Outcomes of lines that wait to be counted. */
  #waiting: Int32Array = new Int32Array(1024);
  #wait = 0;

  constructor(tables: KernelTables, layout: ReplayLayout) {
    this.#tables = tables;
    this.#layout = layout;
  }

  /** Whether anything is more, or less, of the lines that were added last. */
  get isAny(): boolean {
    return this.total !== 0 || this.hospital !== 0 || this.inScope !== 0;
  }

  /**
   * Adds up by how much more lines of a claim come to; false where rows of a cache cannot say it. Lines
   * that count wait until `keep` or `drop`. Every index is one of a column, here and below.
   */
  add(claims: ChargedClaims, claim: number, of: ClaimLines): boolean {
    const { lines } = this.#tables;
    const { act, charged } = claims;
    const base = this.#pageOf(claims, claim);
    if (this.#wait + of.to - of.from > this.#waiting.length) {
      const more = new Int32Array(2 * (this.#wait + of.to - of.from));
      more.set(this.#waiting);
      this.#waiting = more;
    }
    const waiting = this.#waiting;
    const found = of.lines;
    const { entries } = lines.pages;
    let deltas = this.#deltas;
    let wait = this.#wait;
    let [total, hospital, inScope] = [0, 0, 0];
    // Positions are written out: a name would be looked up again for every line.
    for (let at = of.from; at < of.to; at++) {
      const line = found[at] as number;
      const own = act[line] as number;
      let outcome = charged === null ? (entries[base + own] as number) : 0;
      let from = outcome * 4;
      if (outcome === 0 || from >= deltas.length || deltas[from + 3] !== 1) {
        outcome = lines.of(base, own, charged?.[line] ?? Number.NaN);
        if (this.#kindOf(outcome) !== KIND.more) return false;
        deltas = this.#deltas;
        from = outcome * 4;
      }
      total += deltas[from] as number;
      hospital += deltas[from + 1] as number;
      inScope += deltas[from + 2] as number;
      waiting[wait] = outcome;
      wait += 1;
    }
    if (of.counts) this.#wait = wait;
    this.total = total;
    this.hospital = hospital;
    this.inScope = inScope;
    return true;
  }

  /** The page on which lines of a claim stand. */
  #pageOf(claims: ChargedClaims, claim: number): number {
    return claimPage(this.#tables, this.#tables.lines, { hook: 'price.line', claims, claim });
  }

  /** Counts what waits. */
  keep(): void {
    const counts = this.#counts;
    for (let at = 0; at < this.#wait; at++) {
      const outcome = this.#waiting[at] as number;
      counts[outcome] = (counts[outcome] as number) + 1;
    }
    this.#wait = 0;
  }

  /** Forgets what waits. */
  drop(): void {
    this.#wait = 0;
  }

  /** What an outcome does; 0, which is too rare to be kept, cannot be said. */
  #kindOf(outcome: number): number {
    if (outcome === 0) return KIND.apart;
    if (outcome >= this.#counts.length) this.#grow(2 * outcome);
    const known = this.#deltas[outcome * DELTA.width + DELTA.kind] as number;
    return known === KIND.unknown ? this.#compare(outcome) : known;
  }

  /** By how much more an act comes to for a claim; null where rows of a cache cannot say it. */
  moreOf(
    claims: ChargedClaims,
    claim: number,
    { act, charged }: { readonly act: number; readonly charged: number },
  ): Int32Array | null {
    return this.moreOfAct(this.#pageOf(claims, claim), act, charged);
  }

  /** The same of an act on the page that begins at `base`; `charged` is NaN where nobody says. */
  moreOfAct(base: number, act: number, charged: number): Int32Array | null {
    const outcome = this.#tables.lines.of(base, act, charged);
    if (this.#kindOf(outcome) !== KIND.more) return null;
    return this.#deltas.subarray(outcome * DELTA.width, outcome * DELTA.width + DELTA.kind);
  }

  /** Moves what was counted to items. */
  take(items: ChangedItems): void {
    const { lines } = this.#tables;
    for (const [outcome, times] of this.#counts.entries()) {
      const more = this.#deltas[outcome * DELTA.width] ?? 0;
      if (times === 0 || more === 0) continue;
      items.addItem(lines.itemOf(lines.records.act[outcome] ?? 0), times * more);
    }
    this.#counts.fill(0);
  }

  #compare(outcome: number): number {
    const { records } = this.#tables.lines.records;
    const from = outcome * LINE.width;
    const part = (now: number, old: number): number =>
      (records[from + now] ?? 0) - (records[from + old] ?? 0);
    const parts = [
      part(LINE.totalNow, LINE.totalOld),
      part(LINE.hospitalNow, LINE.hospitalOld),
      part(LINE.inScopeNow, LINE.inScopeOld),
    ];
    // Who has a line beyond 32 bits is settled whole.
    const isNarrow = parts.every((each) => (each | 0) === each);
    const found = isNarrow && this.#isSameCited(outcome) ? KIND.more : KIND.apart;
    this.#deltas.set([...parts, found], outcome * DELTA.width);
    return found;
  }

  #isSameCited(outcome: number): boolean {
    const { lists, records } = this.#tables.lines;
    const list = records.list[outcome] ?? 0;
    const known = this.#cites[list];
    if (known !== undefined) return known;
    const both = lists.lists[list];
    const isSame = both !== undefined && isSameCited(this.#layout.ruleOf, both);
    this.#cites[list] = isSame;
    return isSame;
  }

  #grow(size: number): void {
    const [deltas, counts] = [new Int32Array(size * DELTA.width), new Int32Array(size)];
    deltas.set(this.#deltas);
    counts.set(this.#counts);
    this.#deltas = deltas;
    this.#counts = counts;
  }
}
