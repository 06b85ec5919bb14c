import type {
  BandsSide,
  ComparedBands,
  ComparedCell,
  ComparedCharge,
  ComparedPool,
  ComparedRule,
  Replay,
  ReplayBands,
  ReplayCell,
  ReplayChange,
} from '@sanyi/api';
import { halfUp } from '@sanyi/kernel';
import { comparedPools, isPoolApart } from './compare-pools.ts';
import { comparedRules, isRuleApart } from './compare-rules.ts';
import { fenApart, pairedRows } from './paired-rows.ts';
import { replayAmounts } from './replay-amounts.ts';
import { AS_FILED, type ReplayWeighing } from './replay-weighing.ts';

/** What two replays may differ in beside their rules; their cells are then not of the same claims. */
export type ReplaysDiffer = 'facts' | 'days' | 'groups';

/** Two replays side by side: every cell, group, charge, rule and budget that either has. */
export type ReplaysSideBySide = {
  /** Empty where both are of the same claims in the same groups. */
  readonly differ: readonly ReplaysDiffer[];
  readonly cells: readonly ComparedCell[];
  readonly people: readonly ComparedBands[];
  /** Visits and stays by level where treated. */
  readonly visits: readonly ComparedBands[];
  /** Institutions by their level. */
  readonly institutions: readonly ComparedBands[];
  readonly families: readonly ComparedCharge[];
  readonly items: readonly ComparedCharge[];
  readonly rules: readonly ComparedRule[];
  readonly pools: readonly ComparedPool[];
};

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
  weighing: ReplayWeighing = AS_FILED,
): ReplaysSideBySide {
  const { money } = weighing;
  const cell = (of: ReplayCell | null): ReplayChange => (of ? replayChange(of, money) : UNCHANGED);
  const charge = (of: Amounts | null): bigint =>
    of ? money(BigInt(of.reformFen)) - money(BigInt(of.baselineFen)) : 0n;
  const charges = <T extends Amounts>(
    rows: (replay: Replay) => readonly T[],
    keyOf: (row: T) => string,
  ): ComparedCharge[] =>
    pairedRows(rows(first), rows(second), keyOf).map(({ row, one, two }) => {
      const [a, b] = [charge(one), charge(two)];
      const fen = { firstFen: String(a), secondFen: String(b), apartFen: String(b - a) };
      return { key: keyOf(row), ...fen };
    });
  const banded = (
    rows: (replay: Replay) => readonly ReplayBands[],
    side: (of: ReplayBands | null) => BandsSide,
  ): ComparedBands[] =>
    pairedRows(rows(first), rows(second), keyOfGroup).map(({ row, one, two }) => {
      const [a, b] = [side(one), side(two)];
      return {
        ...{ dimension: row.dimension, key: row.key, first: a, second: b },
        apartFen: fenApart(a.changeFen, b.changeFen),
        apartEachFen: fenApart(a.eachFen, b.eachFen),
      };
    });
  const counted = (of: ReplayBands | null): BandsSide => countedOf(of, weighing);
  return {
    differ: replaysDiffer(first, second),
    cells: pairedRows(first.cells, second.cells, keyOfGroup).map(({ row, one, two }) => {
      const [a, b] = [cell(one), cell(two)];
      return { dimension: row.dimension, key: row.key, first: a, second: b, apart: apartOf(a, b) };
    }),
    people: banded(({ people }) => people, counted),
    visits: banded(({ visits }) => visits, counted),
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
    rules: comparedRules(first, second, weighing),
    pools: comparedPools(first, second, weighing),
  };
}

/**
 * What two replays tell apart of what is the same in both: rows that differ, and whether there are none.
 *
 * @example
 * ```ts
 * declare const replay: Replay; // from replayFacts
 * rowsApart(compareReplays(replay, replay)).same; // true
 * ```
 */
export function rowsApart(
  of: ReplaysSideBySide,
): Omit<ReplaysSideBySide, 'differ'> & { readonly same: boolean } {
  const rows = {
    cells: of.cells.filter(({ apart }) => Object.values(apart).some((fen) => fen !== '0')),
    people: of.people.filter(isBandedApart),
    visits: of.visits.filter(isBandedApart),
    institutions: of.institutions.filter(isBandedApart),
    families: of.families.filter(({ apartFen }) => apartFen !== '0'),
    items: of.items.filter(({ apartFen }) => apartFen !== '0'),
    rules: of.rules.filter(isRuleApart),
    pools: of.pools.filter(isPoolApart),
  };
  return { ...rows, same: Object.values(rows).every(({ length }) => length === 0) };
}

const isBandedApart = ({ first, second }: ComparedBands): boolean =>
  first.changeFen !== second.changeFen || first.bands.join() !== second.bands.join();

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

const UNCHANGED: ReplayChange = {
  ...{ totalFen: '0', patientFen: '0', fundFen: '0' },
  ...{ fixedFundFen: '0', incomeFen: '0', hospitalFen: '0' },
};

/**
 * How much a reform changes what is charged, patients and funds pay, and institutions take in and bear.
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
  const by = (part: keyof typeof before): string => String(after[part] - before[part]);
  return {
    totalFen: by('total'),
    patientFen: by('patient'),
    fundFen: by('fund'),
    fixedFundFen: by('fixedFund'),
    incomeFen: by('income'),
    hospitalFen: by('hospital'),
  };
}

const apartOf = (first: ReplayChange, second: ReplayChange): ReplayChange => ({
  totalFen: fenApart(first.totalFen, second.totalFen),
  patientFen: fenApart(first.patientFen, second.patientFen),
  fundFen: fenApart(first.fundFen, second.fundFen),
  fixedFundFen: fenApart(first.fixedFundFen, second.fixedFundFen),
  incomeFen: fenApart(first.incomeFen, second.incomeFen),
  hospitalFen: fenApart(first.hospitalFen, second.hospitalFen),
});

const NOBODY: BandsSide = { count: 0, bands: [0, 0, 0, 0, 0], changeFen: '0', eachFen: '0' };

/** Persons, or visits: what each pays stands for whoever it stands for, so it is not weighed. */
function countedOf(of: ReplayBands | null, { money, count }: ReplayWeighing): BandsSide {
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
