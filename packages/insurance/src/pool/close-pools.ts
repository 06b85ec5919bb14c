import type { Row } from '@sanyi/feel';
import {
  addDays,
  type Day,
  halfUp,
  isoDate,
  type Period,
  type ProblemCode,
  ProblemError,
  periodOf,
  problem,
} from '@sanyi/kernel';
import type { Pool, PoolKey, Site, Stack } from '@sanyi/policy';
import { siteOf } from '../price/ask-price.ts';
import type { PriceFacts } from '../price/price-facts.ts';
import { claimInstitution } from '../price/site-table.ts';
import { listKeys, type PoolKeyParts, poolKeyOf, poolsOf } from './case-asker.ts';
import { CASE_WIDTH, type CaseRecord, recordAt } from './case-records.ts';
import {
  casePayment,
  type PointValue,
  type PoolSums,
  type PoolTerms,
  pointValue,
} from './share-budget.ts';

/** The part of a city's cases that records hold: budgets are of the whole city. */
export type CityPart = {
  /** Residents that one person of the facts stands for. */
  readonly weight: number;
  /** Of a sample: how many of how many persons. */
  readonly sampled?: number;
  readonly persons?: number;
};

/** What pools of a stack are closed with. */
export type PoolsToClose = {
  readonly stack: Stack;
  readonly institutions: PriceFacts['institutions'];
  /** Whose cases: those of the rules before the reform, or after it. */
  readonly side: CaseRecord['side'];
  /** The scheme of a person, from the number that records hold. */
  readonly schemeOf: (people: number) => string;
  /** Days whose cases count, both inclusive. */
  readonly from: Day;
  readonly to: Day;
  readonly part: CityPart;
};

/** What a hospital gets out of a pool, in whole fen; points in millionths. */
export type HospitalShare = {
  /** Row in the table of institutions. */
  readonly institution: number;
  readonly cases: number;
  readonly points: bigint;
  /** What its cases cost, and what the fund and patients would have paid by item. */
  readonly charged: bigint;
  readonly billed: bigint;
  readonly patient: bigint;
  /** What the fund pays instead. */
  readonly paid: bigint;
};

/** A pool of one key in one period, shared. */
export type ClosedPool = Omit<HospitalShare, 'institution'> & {
  readonly pool: Pool;
  readonly key: PoolKeyParts;
  readonly period: Period;
  readonly terms: PoolTerms;
  readonly value: PointValue;
  readonly hospitals: readonly HospitalShare[];
};

/** A record with what the pool pays for it. */
export type PaidCase = { readonly record: CaseRecord; readonly paid: bigint };

/** Whose budget, in which period; the site is one that it is asked for. */
type Budget = {
  readonly pool: Pool;
  readonly key: PoolKeyParts;
  readonly period: Period;
  readonly site: Site;
};

/** A budget with where its records begin. */
type Bucket = Budget & { readonly rows: number[] };

/** A budget of a period that lies only partly within the days: what its hospitals were billed so far. */
export type OpenPool = Pick<ClosedPool, 'pool' | 'key' | 'period' | 'hospitals'>;

/**
 * Shares the budgets of a stack among cases, pool by pool; what each case is paid goes to `paid`. Records
 * stay where they are: beside them it takes 4 to 8 bytes for each, and 16 for those of one pool at a time.
 *
 * @param cases - records of cases, of both sides
 * @throws ProblemError `POOL_BUDGET_MISSING`, `POOL_NO_POINTS`, `POOL_KEY_MISSING`,
 * `POOL_PERIOD_PARTLY`
 */
export function closePools(
  source: PoolsToClose,
  cases: Float64Array,
  paid: (of: PaidCase) => void,
): ClosedPool[] {
  return bucketsOf(source, cases).map((bucket) => closed(source, { bucket, cases }, paid));
}

/** Shares the budgets of whole periods, and tells those of the others apart instead of refusing them. */
export function closeWholePools(
  source: PoolsToClose,
  cases: Float64Array,
): { readonly closed: readonly ClosedPool[]; readonly open: readonly OpenPool[] } {
  const buckets = bucketsOf(source, cases);
  const isWhole = ({ period }: Bucket): boolean => isWithin(period, source);
  return {
    closed: buckets.filter(isWhole).map((bucket) => closed(source, { bucket, cases }, () => {})),
    open: buckets
      .filter((bucket) => !isWhole(bucket))
      .map(({ pool, key, period, rows }) => {
        const hospitals = new Map<number, Mutable<HospitalShare>>();
        for (const at of rows) addTo(hospitals, recordAt(cases, at), 0n);
        return { pool, key, period, hospitals: inOrder(hospitals) };
      }),
  };
}

const isWithin = (period: Period, { from, to }: Pick<PoolsToClose, 'from' | 'to'>): boolean =>
  period.from >= from && period.to <= addDays(to, 1);

function bucketsOf(source: PoolsToClose, cases: Float64Array): Bucket[] {
  const pools = poolsOf(source.stack);
  const places = source.institutions.map(claimInstitution);
  const buckets = new Map<string, Bucket>();
  for (let at = 0; at + CASE_WIDTH <= cases.length; at += CASE_WIDTH) {
    const record = recordAt(cases, at);
    if (record.side !== source.side) continue;
    const [pool, place] = [pools[record.pool], places[record.institution]];
    if (!pool || !place) continue;
    // Records hold days.
    const period = periodOf(pool.period, record.endDay as Day);
    const scheme = source.schemeOf(record.people);
    const key = poolKeyOf(pool, { claim: record.claim, institution: place, scheme });
    const name = [record.pool, period.id, ...Object.values(key)].join(' ');
    const known = buckets.get(name);
    if (known) known.rows.push(at);
    else buckets.set(name, { pool, key, period, site: siteOf(place), rows: [at] });
  }
  return [...buckets.values()].sort(byPoolAndPeriod);
}

const byPoolAndPeriod = (a: Bucket, b: Bucket): number => {
  const text = ({ pool, period, key }: Bucket): string =>
    [pool.name, period.id, ...Object.values(key)].join(' ');
  return text(a) < text(b) ? -1 : 1;
};

function closed(
  source: PoolsToClose,
  { bucket, cases }: { readonly bucket: Bucket; readonly cases: Float64Array },
  paid: (of: PaidCase) => void,
): ClosedPool {
  const { pool, key, period, rows } = bucket;
  const { from, to } = source;
  if (!isWithin(period, source)) {
    throw refused('POOL_PERIOD_PARTLY', bucket, { from: isoDate(from), to: isoDate(to) });
  }
  const terms = poolTerms(source, bucket, source.stack.ruleDay(addDays(period.to, -1)));
  const record = (row: number): CaseRecord => recordAt(cases, rows[row] ?? 0);
  const sums = sumsOf(rows.length, record);
  if (sums.points <= 0n) {
    throw refused('POOL_NO_POINTS', bucket, { cases: String(rows.length) });
  }
  const value = pointValue(terms, sums, {
    count: rows.length,
    claim: (row) => record(row).claim,
    points: (row) => record(row).points,
  });
  const hospitals = new Map<number, Mutable<HospitalShare>>();
  for (const row of rows.keys()) {
    const of = record(row);
    const share = casePayment(value, of);
    const own = terms.pays === 'case' ? share - BigInt(of.patient) : share;
    paid({ record: of, paid: own });
    addTo(hospitals, of, own);
  }
  const shares = inOrder(hospitals);
  const { institution: _, ...all } = shares.reduce(addShares, NO_SHARE);
  return { ...all, pool, key, period, terms, value, hospitals: shares };
}

function sumsOf(count: number, record: (row: number) => CaseRecord): PoolSums {
  let [points, billed, patient] = [0n, 0n, 0n];
  for (let row = 0; row < count; row++) {
    const of = record(row);
    points += BigInt(of.points);
    billed += BigInt(of.fund);
    patient += BigInt(of.patient);
  }
  return { points, billed, patient };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const inOrder = (hospitals: ReadonlyMap<number, HospitalShare>): HospitalShare[] =>
  [...hospitals.values()].sort((a, b) => a.institution - b.institution);

const NO_SHARE: HospitalShare = {
  ...{ institution: 0, cases: 0, points: 0n },
  ...{ charged: 0n, billed: 0n, patient: 0n, paid: 0n },
};

function addTo(
  hospitals: Map<number, Mutable<HospitalShare>>,
  record: CaseRecord,
  paid: bigint,
): void {
  const { institution } = record;
  const known = hospitals.get(institution) ?? { ...NO_SHARE, institution };
  hospitals.set(institution, known);
  if (!record.isRefund) known.cases += 1;
  known.points += BigInt(record.points);
  known.charged += BigInt(record.total);
  known.billed += BigInt(record.fund);
  known.patient += BigInt(record.patient);
  known.paid += paid;
}

/**
 * Two shares of one hospital, or of one pool, together.
 *
 * @example
 * ```ts
 * const money = { points: 5n, charged: 9n, billed: 7n, patient: 2n, paid: 6n };
 * const share = { institution: 0, cases: 1, ...money };
 * addShares(share, share).paid; // 12n
 * ```
 */
export const addShares = (a: HospitalShare, b: HospitalShare): HospitalShare => ({
  institution: b.institution,
  cases: a.cases + b.cases,
  points: a.points + b.points,
  charged: a.charged + b.charged,
  billed: a.billed + b.billed,
  patient: a.patient + b.patient,
  paid: a.paid + b.paid,
});

/**
 * The numbers of a pool on a rule day.
 *
 * @throws ProblemError `POOL_BUDGET_MISSING`
 */
export function poolTerms(
  { stack, part }: Pick<PoolsToClose, 'stack' | 'part'>,
  bucket: Budget,
  day: Day,
): PoolTerms {
  const { pool, site } = bucket;
  const { parameters } = stack.regime(stack.intervalAt(day), site);
  const listed = budgetInList(stack, bucket, day);
  const budget = listed === undefined ? wholeIn(parameters, pool.budget) : listed;
  if (budget === null) throw refused('POOL_BUDGET_MISSING', bucket, { budget: pool.budget });
  const term = (name: string | null): bigint | null => {
    if (name === null) return null;
    const value = wholeIn(parameters, name);
    if (value === null) throw refused('POOL_BUDGET_MISSING', bucket, { budget: name });
    return value;
  };
  return {
    pays: pool.pays,
    budget: partOf(budget, part),
    floor: term(pool.floor),
    ceiling: term(pool.ceiling),
    savingsKept: term(pool.savingsKept),
    overspendShared: term(pool.overspendShared),
    overspendUpTo: term(pool.overspendUpTo),
  };
}

/** The budget of a list; null where no row answers, undefined where the budget is a parameter. */
function budgetInList(
  stack: Stack,
  { pool, key, site }: Budget,
  day: Day,
): bigint | null | undefined {
  if (!stack.packages.some(({ lists }) => lists.has(pool.budget))) return undefined;
  const cells = listKeys(stack, pool.budget).map((name) => key[name as PoolKey] ?? '');
  const found = stack.listValue(pool.budget, cells, { day, column: 'budget', site });
  return typeof found?.value === 'bigint' ? found.value : null;
}

function wholeIn(parameters: Row, name: string): bigint | null {
  const value = parameters[name];
  return typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : null;
}

const WEIGHT_SCALE = 1_000_000;

/** The share of a city's budget that belongs to the persons of the facts, half up to the fen. */
function partOf(budget: bigint, { weight, sampled = 1, persons = 1 }: CityPart): bigint {
  const whole = BigInt(persons) * BigInt(Math.round(weight * WEIGHT_SCALE));
  return halfUp(budget * BigInt(sampled) * BigInt(WEIGHT_SCALE), whole);
}

function refused(
  code: ProblemCode,
  { pool, key, period }: Budget,
  details: Readonly<Record<string, string>>,
): ProblemError {
  const named = Object.values(key).join(' ') || '-';
  const where = `${pool.name} ${period.id} ${named}`;
  return new ProblemError([
    problem(code, where, { pool: pool.name, period: period.id, key: named, ...details }),
  ]);
}
