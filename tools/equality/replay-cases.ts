import {
  type ClaimBatch,
  claimCensus,
  type Segment,
  type SegmentCodes,
  segmentCodes,
  segmentMaker,
} from '@sanyi/facts';
import {
  type ClaimTables,
  ReplayCells,
  type ReplayFrame,
  type ReplayLayout,
  replayGroups,
  runClaims,
} from '@sanyi/insurance';
import { type Day, dayOf, type IsoDate, type Random, random, unwrap, yearOf } from '@sanyi/kernel';
import {
  buildStack,
  type Library,
  type PackageFolder,
  readLibrary,
  type Stack,
} from '@sanyi/policy';
import fc from 'fast-check';
import {
  batchOf,
  cityTables,
  type FakeClaim,
} from '../../packages/insurance/src/testing/fake-city.ts';
import { packages } from '../../policies/packages.test-data.ts';
import { claims, persons } from './made-claims.ts';

/** A pilot of one district: its own mark-up, deductible and length of a reform. */
const PILOT: PackageFolder = {
  name: 'pilot',
  files: new Map([
    [
      'policy.yaml',
      `id: pilot
version: 1.0.0
title: {en: Pilot, zh: 试点}
place: beijing
effective: {from: 2018-03-01}
scope: [xicheng]
requires: [beijing-2016-base, beijing-2017-separation]
authority: {en: Test, zh: 测试}
amends:
  - {parameter: drugMarkupRate, of: beijing-2016-base}
  - {parameter: drugMarkupRate, of: beijing-2017-separation}
  - {parameter: employeeOutpatientLimit, of: beijing-2016-base}
`,
    ],
    [
      'parameters/pilot.yaml',
      `drugMarkupRate:
  kind: rate
  unit: share
  title: {en: Mark-up, zh: 加成率}
  values:
    - {from: 2018-03-01, value: 0.07, provenance: illustrative, source: assumption}
employeeOutpatientLimit:
  kind: money
  unit: yuan
  title: {en: Limit, zh: 限额}
  values:
    - {from: 2018-03-01, value: 300, provenance: illustrative, source: assumption}
`,
    ],
  ]),
};

/** The packages with some text of some of their files replaced. */
const libraryWith = (changed: Readonly<Record<string, readonly [string, string]>>): Library =>
  unwrap(
    readLibrary(
      packages().map(({ name, files }) => ({
        name,
        files: new Map(
          [...files].map(([path, text]) => {
            const [from, to] = changed[`${name}/${path}`] ?? ['', ''];
            return [path, text.replace(from, to)];
          }),
        ),
      })),
    ),
  );

export const plain: Library = libraryWith({});
const withPilot: Library = unwrap(readLibrary([...packages(), PILOT]));
/** Sums that are carried over a hundred days; a mark-up that depends on the day; stays at admission. */
const rolling: Library = libraryWith({
  'beijing-2016-base/folds/person-year.yaml': ['reset: calendarYear', 'reset: {rollingDays: 100}'],
});
const daily: Library = libraryWith({
  'beijing-2016-base/tables/line.dmn': [
    '<informationRequirement><requiredDecision href="#markupRate"/></informationRequirement>\n    <literalExpression>\n      <text>round half up(purchaseYuan * markupRate, 2)</text>',
    '<informationRequirement><requiredDecision href="#markupRate"/></informationRequirement>\n    <informationRequirement><requiredInput href="#input-day"/></informationRequirement>\n    <literalExpression>\n      <text>round half up(purchaseYuan * (if day &gt;= date("2018-05-05") then markupRate else 0.01), 2)</text>',
  ],
});
export const admitted: Library = libraryWith({
  'beijing-2016-base/policy.yaml': ['scope: all', 'scope: all\nruleDay: admission'],
});

/** Items with prices everywhere, at places of three districts. */
export function tablesOf(made: Random): ClaimTables {
  const tables = cityTables();
  const codes: Readonly<Record<string, string>> = { ct: 'mri', needle: 'bed-ordinary' };
  const districts = ['dongcheng', 'xicheng', 'xicheng', 'tongzhou'];
  return {
    ...tables,
    items: tables.items.map((item) => ({ ...item, code: codes[item.code] ?? item.code })),
    institutions: tables.institutions.map((each, at) => ({
      ...each,
      district: districts[at] ?? 'tongzhou',
    })),
    persons: persons(made),
  };
}

/** The sums of a replay as `ReplayCells` makes them, with the claims that a replay reads. */
export async function oracle(
  frame: ReplayFrame,
  tables: ClaimTables,
  batch: ClaimBatch,
): Promise<Float64Array> {
  const cells = new ReplayCells(frame, tables.persons);
  async function* batches() {
    yield batch;
  }
  const scenarios = frame.stacks.map((stack, at) => ({ name: String(at), stack }));
  await runClaims({ ...tables, batches }, scenarios, {
    settled: (scenario, of, result) => cells.settled(scenario, of, result),
  });
  return cells.values;
}

/** Claims as one segment, with what its codes mean. */
export function segmentOf(
  tables: ClaimTables,
  batch: ClaimBatch,
): { readonly codes: SegmentCodes; readonly segment: Segment } {
  const ids = tables.institutions.map(({ institution }) => institution);
  const codes = segmentCodes(claimCensus([tables.persons], [batch]), ids);
  return { codes, segment: segmentMaker(codes)(tables.persons, [batch]) };
}

/** Where the first sum differs, for people. */
export function differences(
  { layout, values }: { readonly layout: ReplayLayout; readonly values: Float64Array },
  expected: Float64Array,
): string[] {
  // How claims were settled is no part of what they came to.
  const { rowByRow: _how, ...sections } = layout.sections;
  return Object.entries(sections).flatMap(([name, { at, width, keys }]) =>
    keys.flatMap((key, position) => {
      const cell = at + position * width;
      const [found, due] = [values, expected].map((all) => [...all.subarray(cell, cell + width)]);
      return String(found) === String(due) ? [] : [`${name} ${key}: ${found} for ${due}`];
    }),
  );
}

const day = (text: string): Day => dayOf(text as IsoDate);
export const REFORMS: readonly (readonly [Library, string])[] = [
  [plain, 'beijing'],
  [plain, 'beijing@2016-12-31'],
  [plain, 'beijing@-1y'],
  [withPilot, 'beijing'],
  [plain, 'beijing+parameters/drugMarkupRate=0.05'],
  [
    plain,
    'beijing+parameters/employeeOutpatientLimit@2018-01-01=500+parameters/consumableCeiling=40',
  ],
  [withPilot, 'beijing+parameters/drugSelfPayShare@2017-07-01=0.333'],
  [plain, 'beijing+lists/servicePrice/mri=900'],
  [rolling, 'beijing'],
  [daily, 'beijing+parameters/drugMarkupRate=0.2'],
  [admitted, 'beijing'],
];

export type Drawn = {
  readonly seed: number;
  readonly reforms: readonly [number, number];
  readonly charged: boolean;
  /** Persons with claims: the fewer, the easier to read what differs. */
  readonly persons: number;
  readonly from: number;
  readonly length: number;
};

const [FIRST, LAST] = [day('2016-01-02'), day('2023-08-31')];
const reform = fc.nat(REFORMS.length - 1);

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  seed: fc.nat(),
  reforms: fc.tuple(reform, reform),
  charged: fc.boolean(),
  persons: fc.integer({ min: 1, max: 350 }),
  from: fc.integer({ min: FIRST, max: LAST - 100 }),
  length: fc.integer({ min: 30, max: 2_800 }),
});

export const stackOf = (at: number): Stack => {
  const [library, text] = REFORMS[at] ?? [plain, 'beijing'];
  return unwrap(buildStack(library, text));
};

export function frameOf({ reforms, from, length }: Drawn, tables: ClaimTables): ReplayFrame {
  // Days between days are days.
  const to = Math.min(LAST, from + length) as Day;
  const groups = unwrap(replayGroups(unwrap(buildStack(plain, 'beijing+replay-groups')), to));
  const stacks = [stackOf(reforms[0]), stackOf(reforms[1])] as const;
  const districts = ['dongcheng', 'xicheng', 'tongzhou'].map((id) => ({ id }));
  return { facts: tables, districts, groups, stacks, from: from as Day, to };
}

/** What is carried over a year begins with it, if stays are settled on their discharge. */
export function sinceOf({ reforms, from }: Drawn): Day | null {
  const reachesBack = reforms.some((at) => [rolling, admitted].includes(REFORMS[at]?.[0] ?? plain));
  // Days between days are days.
  return reachesBack ? null : day(`${yearOf(from as Day)}-01-01`);
}

/** The claims of what was drawn that a replay reads. */
export function batchFor({ seed, charged, persons: count }: Drawn, frame: ReplayFrame): ClaimBatch {
  const made = random(seed).fork('claims');
  const all = claims(made, frame.stacks[0].intervals, 1_500);
  const some = all.filter((each) => (each.person ?? 0) <= count);
  const bare = some.map(({ charged: _, ...each }) => each);
  return batchOf((charged ? some : bare).filter((each) => endOf(each) <= frame.to));
}

const endOf = ({ day: first, bedDays = 0 }: FakeClaim): number => first + bedDays;
