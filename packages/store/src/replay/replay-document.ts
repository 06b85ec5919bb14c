import type {
  Replay,
  ReplayEngine,
  ReplayEstimate,
  ReplayBands as WireBands,
  ReplayMoney as WireMoney,
} from '@sanyi/api';
import {
  type GroupEstimate,
  type ReplayBands,
  type ReplayMoney,
  type ReplayPools,
  type ReplayTables,
  replayTables,
} from '@sanyi/insurance';
import { assert, isoDate } from '@sanyi/kernel';
import type { FactsManifest } from '../folder/manifest.ts';
import type { PreparedReplay } from './prepare-replay.ts';
import { poolDocuments } from './replay-pools.ts';
import type { SampleReplay } from './replay-sample.ts';

/** What a sample says of the changes; of how many persons it speaks stands beside. */
export type SampleSaid = Omit<ReplayEstimate, 'persons'>;

/** What a document of a replay is made of. */
export type ReplayParts = {
  readonly id: string;
  readonly manifest: FactsManifest;
  readonly prepared: PreparedReplay;
  /** Sums of all claims, or of a sample raised to them. */
  readonly values: Float64Array;
  readonly estimate: SampleSaid | null;
  /** Pools as they were shared; absent where nobody asks. */
  readonly pools?: ReplayPools;
  readonly exact: boolean;
  /** Of each engine that ran; made from the tables, whose totals it repeats. */
  readonly engines: (tables: ReplayTables) => Replay['engines'];
};

/** Writes a replay as it is stored, printed and sent. */
export function replayDocument(parts: ReplayParts): Replay {
  const { manifest, prepared, estimate } = parts;
  const { frame, layout, plan } = prepared;
  const [baseline, reform] = frame.stacks;
  const tables = replayTables(frame, layout, parts.values);
  const { claims, lines, persons, patients, rowByRow } = tables;
  return {
    format: 'sanyi-replay',
    id: parts.id,
    place: manifest.place,
    title: manifest.title,
    synthetic: manifest.synthetic,
    weight: manifest.weight,
    factsChecksum: manifest.logicalChecksum,
    period: { from: isoDate(plan.from), to: isoDate(plan.to) },
    baseline: { text: baseline.text, hash: baseline.hash },
    reform: { text: reform.text, hash: reform.hash },
    groups: { text: plan.groups, hash: frame.groups.hash },
    ...{ claims, lines, persons, patients, rowByRow },
    exact: parts.exact,
    estimate: estimate && { ...estimate, persons },
    engines: parts.engines(tables),
    cells: tables.cells.map((cell) => ({
      ...cell,
      baseline: moneyDocument(cell.baseline),
      reform: moneyDocument(cell.reform),
    })),
    people: tables.people.map(bandsDocument),
    visits: tables.visits.map(bandsDocument),
    institutions: tables.institutions.map(bandsDocument),
    care: tables.care.map((each) => ({
      ...each,
      baseline: moneyDocument(each.baseline),
      reform: moneyDocument(each.reform),
    })),
    families: tables.families.map(({ family, ...of }) => ({ family, ...amounts(of) })),
    items: tables.items.map(({ item, quantity, ...of }) => ({ item, quantity, ...amounts(of) })),
    rules: tables.rules.map(({ patient, fund, income, ...of }) => ({
      ...of,
      patientFen: String(patient),
      fundFen: String(fund),
      incomeFen: String(income),
    })),
    ...(parts.pools ? poolDocuments(frame, parts.pools) : {}),
  };
}

/** The totals of an engine beside how fast it was. */
export function engineDocument(
  tables: ReplayTables,
  run: Pick<ReplayEngine, 'seconds' | 'cpuSeconds' | 'hash' | 'peakBytes' | 'incremental'>,
): ReplayEngine {
  const all = tables.cells.find((cell) => cell.dimension === 'all');
  assert(all !== undefined, 'a replay has a cell of everything');
  const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;
  const { cpuSeconds } = run;
  return {
    ...run,
    seconds: rounded(run.seconds),
    ...(cpuSeconds === undefined ? {} : { cpuSeconds: rounded(cpuSeconds) }),
    // Nothing is said of a speed that nobody measured.
    linesPerSecond: run.seconds > 0 ? Math.round(tables.lines / Math.max(run.seconds, 1e-3)) : 0,
    baseline: moneyDocument(all.baseline),
    reform: moneyDocument(all.reform),
  };
}

/** Money as it is stored, printed and sent. */
const moneyDocument = (money: ReplayMoney): WireMoney => ({
  totalFen: String(money.total),
  hospitalFen: String(money.hospital),
  fixedFundFen: String(money.fixedFund),
  fundFen: String(money.fund),
  patientFen: String(money.patient),
});

const amounts = (of: { readonly baseline: number; readonly reform: number }) => ({
  baselineFen: String(of.baseline),
  reformFen: String(of.reform),
});

const bandsDocument = ({ dimension, key, count, bands, ...of }: ReplayBands): WireBands => ({
  ...{ dimension, key, count, bands },
  ...amounts(of),
});

/** What a sample says, as it is stored, printed and sent. */
export const sampleSaid = ({ sampled, groups }: SampleReplay): SampleSaid => ({
  sampled,
  groups: groups.map(groupDocument),
});

const groupDocument = ({ dimension, key, patient, fund, income }: GroupEstimate) => {
  const wire = (of: GroupEstimate['patient']) => ({
    changeFen: String(of.change),
    errorFen: String(of.error),
  });
  return { dimension, key, patient: wire(patient), fund: wire(fund), income: wire(income) };
};
