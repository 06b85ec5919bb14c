import { assert } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import {
  type CaseMoney,
  NO_CASE,
  type PoolCase,
  type PooledCase,
  pooledCase,
  poolsOf,
} from './case-asker.ts';
import type { CaseRecord, CaseRecords } from './case-records.ts';

/** A settled stay, with where it counts; `original` is the row of the claim that a refund names. */
export type BookedCase = {
  readonly row: number;
  readonly original: number | null;
  readonly of: PoolCase;
  readonly money: CaseMoney;
  readonly at: Pick<CaseRecord, 'institution' | 'endDay' | 'people'>;
};

type Held = { readonly of: PoolCase; readonly money: CaseMoney; readonly pooled: Pooled };
type Pooled = PooledCase & { readonly pool: number };

const NOTHING: Pooled = { ...NO_CASE, pool: 0 };

/**
 * Books the cases of persons under one set of rules: a stay with its points, a refund with what it takes
 * off them. A case and its refunds are one case, asked again with what their rows come to together.
 */
export class CaseBook {
  readonly #rules: ClaimRules;
  readonly #side: 0 | 1;
  readonly #pools: ReturnType<typeof poolsOf>;
  readonly #records: CaseRecords;
  readonly #held = new Map<number, Held>();

  constructor(rules: ClaimRules, side: 0 | 1, records: CaseRecords) {
    this.#rules = rules;
    this.#side = side;
    this.#pools = poolsOf(rules.stack);
    this.#records = records;
  }

  /** Forgets the rows met so far: those of other persons follow. */
  clear(): void {
    this.#held.clear();
  }

  /** Books a row; `counts` is false for one outside the days, which is only kept for its refunds. */
  book({ row, original, of, money, at }: BookedCase, counts: boolean): void {
    const held = original === null ? null : this.#held.get(original);
    if (held === undefined) return;
    const before = held?.pooled ?? NOTHING;
    const case_ = held?.of ?? of;
    const whole = held ? sumOf(held.money, money) : money;
    const found = pooledCase(this.#rules, case_, whole);
    const pool = found ? this.#pools.indexOf(found.pool) : 0;
    assert(pool >= 0, 'the pool of a case is one of the stack');
    const pooled = found ? { ...found, pool } : NOTHING;
    this.#held.set(original ?? row, { of: case_, money: whole, pooled });
    if (!counts || (pooled === NOTHING && before === NOTHING)) return;
    this.#records.add({
      ...{ claim: of.claim, side: this.#side, isRefund: held !== null, ...at },
      pool: pooled === NOTHING ? before.pool : pooled.pool,
      points: pooled.points - before.points,
      total: pooled.total - before.total,
      fund: pooled.fund - before.fund,
      patient: pooled.patient - before.patient,
    });
  }
}

const sumOf = (a: CaseMoney, b: CaseMoney): CaseMoney => ({
  total: a.total + b.total,
  fund: a.fund + b.fund,
  patient: a.patient + b.patient,
});
