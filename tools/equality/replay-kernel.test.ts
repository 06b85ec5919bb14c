import { type ClaimBatch, claimCensus, segmentCodes, segmentMaker } from '@sanyi/facts';
import {
  type ClaimTables,
  claimRules,
  ReplayCells,
  type ReplayFrame,
  replayGroups,
  replayKernel,
  replayLayout,
  runClaims,
} from '@sanyi/insurance';
import { type Day, dayOf, type IsoDate, type Random, random, unwrap } from '@sanyi/kernel';
import { buildStack, type Library, type PackageFolder, readLibrary } from '@sanyi/policy';
import { expect, test } from 'vitest';
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

const plain: Library = unwrap(readLibrary(packages()));
const withPilot: Library = unwrap(readLibrary([...packages(), PILOT]));

/** Items with prices everywhere, at places of three districts. */
function tablesOf(made: Random): ClaimTables {
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
async function oracle(frame: ReplayFrame, tables: ClaimTables, batch: ClaimBatch) {
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

function kernelValues(frame: ReplayFrame, tables: ClaimTables, batch: ClaimBatch) {
  const ids = tables.institutions.map(({ institution }) => institution);
  const codes = segmentCodes(claimCensus([tables.persons], [batch]), ids);
  const segment = segmentMaker(codes)(tables.persons, [batch]);
  const layout = replayLayout(frame);
  const [old, now] = frame.stacks;
  const rules = [claimRules(old, tables), claimRules(now, tables)] as const;
  const kernel = replayKernel({ rules, codes, frame, layout, since: null });
  kernel.add(segment);
  return { values: kernel.take(), rowByRow: kernel.rowByRow, layout };
}

/** Where the first sum differs, for people. */
function differences(
  { layout, values }: ReturnType<typeof kernelValues>,
  expected: Float64Array,
): string[] {
  return Object.entries(layout.sections).flatMap(([name, { at, width, keys }]) =>
    keys.flatMap((key, position) => {
      const cell = at + position * width;
      const [found, due] = [values, expected].map((all) => [...all.subarray(cell, cell + width)]);
      return String(found) === String(due) ? [] : [`${name} ${key}: ${found} for ${due}`];
    }),
  );
}

const day = (text: string): Day => dayOf(text as IsoDate);
const DAYS = [day('2016-07-20'), day('2023-08-31')] as const;

const REFORMS: readonly (readonly [Library, string])[] = [
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
];

const stackOf = (made: Random) => {
  const [library, text] = REFORMS[made.below(REFORMS.length)] ?? [plain, 'beijing'];
  return unwrap(buildStack(library, text));
};

function frameOf(made: Random, tables: ClaimTables): ReplayFrame {
  const [from, to] = DAYS;
  const groups = unwrap(replayGroups(unwrap(buildStack(plain, 'beijing+replay-groups')), to));
  const stacks = [stackOf(made), stackOf(made)] as const;
  const districts = ['dongcheng', 'xicheng', 'tongzhou'].map((id) => ({ id }));
  return { facts: tables, districts, groups, stacks, from, to };
}

test('RPL-8 the kernel makes of segments what is made of claims, cell by cell, under any two sets of rules', async () => {
  const seed = Math.floor(Math.random() * 1e9);
  const made = random(seed);
  const tables = tablesOf(made.fork('persons'));
  for (const charged of [false, true]) {
    const frame = frameOf(made, tables);
    const all = claims(made.fork(`claims ${charged}`), frame.stacks[0].intervals);
    const bare = all.map(({ charged: _, ...each }) => each);
    const batch = batchOf((charged ? all : bare).filter((each) => endOf(each) <= frame.to));
    const found = kernelValues(frame, tables, batch);
    const expected = await oracle(frame, tables, batch);
    const about = `seed ${seed}: ${frame.stacks.map(({ text }) => text).join(' and ')}`;
    expect([about, differences(found, expected)]).toEqual([about, []]);
    expect(found.rowByRow, about).toEqual({ refunds: 0, rules: 0 });
  }
});

const endOf = ({ day, bedDays = 0 }: FakeClaim): number => day + bedDays;
