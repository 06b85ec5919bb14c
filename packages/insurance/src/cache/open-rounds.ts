import type { Segment } from '@sanyi/facts';
import type { LineOutcomes } from '../kernel/line-outcomes.ts';
import { type CachedRounds, narrowCodes } from './cached-segment.ts';

/** Rounds of persons with refunds being written: columns that grow. */
export class OpenRounds {
  readonly #claimStart = [0];
  readonly #group: number[] = [];
  readonly #day: number[] = [];
  readonly #endDay: number[] = [];
  readonly #place: number[] = [];
  readonly #visit: number[] = [];
  readonly #lineStart = [0];
  readonly #act: number[] = [];
  readonly #charged: number[] = [];
  readonly #leftItem: number[] = [];
  readonly #leftQuantity: number[] = [];
  /** By act that refunds left: its number here. */
  readonly #left = new Map<number, number>();

  /** Adds a person: claims of the rounds from one on. */
  person(
    rounds: Segment,
    of: { readonly group: number; readonly from: number; readonly count: number },
    lines: LineOutcomes,
  ): void {
    this.#group.push(of.group);
    const { from, count } = of;
    // Every index is one of a column.
    for (let claim = from; claim < from + count; claim++) {
      this.#day.push(rounds.day[claim] as number);
      this.#endDay.push(rounds.endDay[claim] as number);
      this.#place.push(rounds.place[claim] as number);
      this.#visit.push(rounds.visit[claim] as number);
      const end = rounds.lineStart[claim + 1] as number;
      for (let line = rounds.lineStart[claim] as number; line < end; line++) {
        this.#act.push(this.#actOf(rounds.act[line] as number, lines));
        if (rounds.charged) this.#charged.push(rounds.charged[line] as number);
      }
      this.#lineStart.push(this.#act.length);
    }
    this.#claimStart.push(this.#day.length);
  }

  /** The number of an act, which depends on no other segment. */
  #actOf(act: number, lines: LineOutcomes): number {
    if (act < lines.codedActs) return act;
    const known = this.#left.get(act);
    if (known !== undefined) return known;
    const made = lines.codedActs + this.#leftItem.length;
    this.#left.set(act, made);
    this.#leftItem.push(lines.itemOf(act));
    this.#leftQuantity.push(lines.quantityOf(act));
    return made;
  }

  columns(): CachedRounds {
    return {
      claimStart: Uint32Array.from(this.#claimStart),
      personGroup: narrowCodes(this.#group),
      day: Uint16Array.from(this.#day),
      endDay: Uint16Array.from(this.#endDay),
      place: narrowCodes(this.#place),
      visit: narrowCodes(this.#visit),
      lineStart: Uint32Array.from(this.#lineStart),
      act: narrowCodes(this.#act),
      charged: this.#charged.length > 0 ? Float64Array.from(this.#charged) : null,
      leftItem: Uint32Array.from(this.#leftItem),
      leftQuantity: Int32Array.from(this.#leftQuantity),
    };
  }
}
