import type {
  BandsSide,
  ComparedBands,
  ComparedCell,
  ComparedCharge,
  Replay,
  ReplayBands,
  ReplayCell,
  ReplayChange,
} from '@sanyi/api';
import { halfUp } from '@sanyi/kernel';
import { replayAmounts } from './replay-amounts.ts';

/** What two replays may differ in beside their rules; their cells are then not of the same claims. */
export type ReplaysDiffer = 'facts' | 'days' | 'groups';

/** Two replays side by side: every cell, group and charge that either has. */
export type ReplaysSideBySide = {
  /** Empty where both are of the same claims in the same groups. */
  readonly differ: readonly ReplaysDiffer[];
  readonly cells: readonly ComparedCell[];
  readonly people: readonly ComparedBands[];
  /** Institutions by their level. */
  readonly institutions: readonly ComparedBands[];
  readonly families: readonly ComparedCharge[];
  readonly items: readonly ComparedCharge[];
};

/** Raises amounts and numbers of persons from the file to the whole city. */
export type ReplayWeighing = {
  readonly money: (fen: bigint) => bigint;
  readonly count: (of: number) => number;
};

const AS_FILED: ReplayWeighing = { money: (fen) => fen, count: (of) => of };

const OF: Readonly<Record<ReplaysDiffer, (replay: Replay) => string>> = {
  facts: ({ factsChecksum }) => factsChecksum,
  days: ({ period }) => `${period.from} ${period.to}`,
  groups: ({ groups }) => groups.hash,
};

/**
 * Lays two replays side by side: how much each reform changes what is paid and taken in, and how far apart the
 * two are. A key that only one of them has is unchanged in the other.
 *
 * @param weighing - raises amounts to the whole city; amounts are those of the file where absent
 * @example
 * ```ts
 * declare const replay: Replay; // from replayFacts
 * const { differ, cells } = compareReplays(replay, replay);
 * differ; // []
 * cells.every(({ apart }) => apart.patientFen === '0'); // true
 * ```
 */
export function compareReplays(
  first: Replay,
  second: Replay,
  { money, count }: ReplayWeighing = AS_FILED,
): ReplaysSideBySide {
  const cell = (of: ReplayCell | null): ReplayChange => (of ? replayChange(of, money) : UNCHANGED);
  const charge = (of: Amounts | null): bigint =>
    of ? money(BigInt(of.reformFen)) - money(BigInt(of.baselineFen)) : 0n;
  const charges = <T extends Amounts>(
    rows: (replay: Replay) => readonly T[],
    keyOf: (row: T) => string,
  ): ComparedCharge[] =>
    paired(rows(first), rows(second), keyOf).map(({ row, one, two }) => {
      const [a, b] = [charge(one), charge(two)];
      const fen = { firstFen: String(a), secondFen: String(b), apartFen: String(b - a) };
      return { key: keyOf(row), ...fen };
    });
  const banded = (
    rows: (replay: Replay) => readonly ReplayBands[],
    side: (of: ReplayBands | null) => BandsSide,
  ): ComparedBands[] =>
    paired(rows(first), rows(second), keyOfGroup).map(({ row, one, two }) => {
      const [a, b] = [side(one), side(two)];
      return {
        ...{ dimension: row.dimension, key: row.key, first: a, second: b },
        apartFen: less(a.changeFen, b.changeFen),
        apartEachFen: less(a.eachFen, b.eachFen),
      };
    });
  return {
    differ: replaysDiffer(first, second),
    cells: paired(first.cells, second.cells, keyOfGroup).map(({ row, one, two }) => {
      const [a, b] = [cell(one), cell(two)];
      return { dimension: row.dimension, key: row.key, first: a, second: b, apart: apartOf(a, b) };
    }),
    people: banded(
      ({ people }) => people,
      (of) => personsOf(of, { money, count }),
    ),
    institutions: banded(
      ({ institutions }) => institutions,
      (of) => placesOf(of, money),
    ),
    families: charges(
      ({ families }) => families,
      ({ family }) => family,
    ),
    items: charges(
      ({ items }) => items,
      ({ item }) => item,
    ),
  };
}

const DIFFER: readonly ReplaysDiffer[] = ['facts', 'days', 'groups'];

/**
 * What two replays differ in beside their rules; nothing where both are of the same claims in the same groups.
 *
 * @example
 * ```ts
 * declare const replay: Replay; // from replayFacts
 * replaysDiffer(replay, replay); // []
 * ```
 */
export const replaysDiffer = (first: Replay, second: Replay): ReplaysDiffer[] =>
  DIFFER.filter((what) => OF[what](first) !== OF[what](second));

type Amounts = { readonly baselineFen: string; readonly reformFen: string };

const keyOfGroup = ({ dimension, key }: { dimension: string; key: string }): string =>
  `${dimension} ${key}`;

/** Rows of both by their key, in the order of the first; what only the second has comes last. */
function paired<T>(
  first: readonly T[],
  second: readonly T[],
  keyOf: (row: T) => string,
): { readonly row: T; readonly one: T | null; readonly two: T | null }[] {
  const of = (rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [keyOf(row), row]));
  const [ones, twos] = [of(first), of(second)];
  return [...new Set([...ones.keys(), ...twos.keys()])].flatMap((key) => {
    const [one, two] = [ones.get(key) ?? null, twos.get(key) ?? null];
    const row = one ?? two;
    return row ? [{ row, one, two }] : [];
  });
}

const UNCHANGED: ReplayChange = { patientFen: '0', fundFen: '0', incomeFen: '0' };

/**
 * How much a reform changes what patients and funds pay and institutions take in.
 *
 * @param weigh - raises an amount to the whole city
 * @example
 * ```ts
 * const before = { totalFen: '900', hospitalFen: '0', fixedFundFen: '0', fundFen: '400', patientFen: '500' };
 * const after = { ...before, fundFen: '300', patientFen: '600' };
 * replayChange({ baseline: before, reform: after }).patientFen; // '100'
 * ```
 */
export function replayChange(
  { baseline, reform }: Pick<ReplayCell, 'baseline' | 'reform'>,
  weigh: ReplayWeighing['money'] = AS_FILED.money,
): ReplayChange {
  const [before, after] = [replayAmounts(baseline, weigh), replayAmounts(reform, weigh)];
  return {
    patientFen: String(after.patient - before.patient),
    fundFen: String(after.fund - before.fund),
    incomeFen: String(after.income - before.income),
  };
}

const less = (fen: string, from: string): string => String(BigInt(from) - BigInt(fen));

const apartOf = (first: ReplayChange, second: ReplayChange): ReplayChange => ({
  patientFen: less(first.patientFen, second.patientFen),
  fundFen: less(first.fundFen, second.fundFen),
  incomeFen: less(first.incomeFen, second.incomeFen),
});

const NOBODY: BandsSide = { count: 0, bands: [0, 0, 0, 0, 0], changeFen: '0', eachFen: '0' };

/** What each pays stands for whoever it stands for, so it is not weighed. */
function personsOf(of: ReplayBands | null, { money, count }: ReplayWeighing): BandsSide {
  if (!of || of.count === 0) return NOBODY;
  const change = BigInt(of.reformFen) - BigInt(of.baselineFen);
  return {
    count: count(of.count),
    bands: of.bands.map(count),
    changeFen: String(money(change)),
    eachFen: String(halfUp(change, BigInt(of.count))),
  };
}

/** Institutions are all in the file; what they take in is weighed. */
function placesOf(of: ReplayBands | null, money: ReplayWeighing['money']): BandsSide {
  if (!of || of.count === 0) return NOBODY;
  const change = money(BigInt(of.reformFen) - BigInt(of.baselineFen));
  return {
    count: of.count,
    bands: of.bands,
    changeFen: String(change),
    eachFen: String(halfUp(change, BigInt(of.count))),
  };
}
