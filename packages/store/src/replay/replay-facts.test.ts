import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_WIDTH } from '@sanyi/insurance';
import { type Day, RATE_ONE, type Rate, type Text, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { type Facts, openFacts } from '../facts/open-facts.ts';
import { writeFacts } from '../facts/write-facts.ts';
import { libraryOf } from '../read/library-of.ts';
import { buildReplayStore } from '../replay-store/build-replay-store.ts';
import { openReplayStore } from '../replay-store/open-replay-store.ts';
import { chargedFacts, HALF, halvingPackages } from '../testing/charged-facts.ts';
import {
  FIRST_DAY,
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../testing/sample-facts.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { keepSums, keptSums } from './kept-sums.ts';
import { prepareReplay, stackSource } from './prepare-replay.ts';
import { replayEstimator } from './replay-estimator.ts';
import { replayFacts } from './replay-facts.ts';
import { partsFolder, readReplay } from './replay-folder.ts';
import { claimsOf, partNumbers, partsOfShare } from './replay-parts.ts';
import { shareOf } from './replay-sample.ts';
import { withPart } from './replay-source.ts';
import { sampleOfStore } from './sample-of-store.ts';
import { sampleSql } from './sampled-persons.ts';

const REQUEST = { baseline: 'synthea', reform: 'synthea+half-price' } as const;

describe('replaying facts', () => {
  test('STO-41 a replay is kept, opened again, and not made twice', async () => {
    const of = await chargedFacts();
    const first = unwrap(await replayFacts(of, { ...REQUEST, packages: await halvingPackages() }));
    expect(first.reused).toBe(false);
    const { replay } = first;
    const all = replay.cells.find((cell) => cell.dimension === 'all');
    expect(BigInt(all?.reform.totalFen ?? 0) * 2n).toBeLessThan(
      BigInt(all?.baseline.totalFen ?? 0) + 9_000n,
    );
    expect(BigInt(all?.reform.totalFen ?? 0)).toBeGreaterThan(0n);
    expect(replay.engines.columns?.reform).toEqual(all?.reform);
    expect(replay.period).toEqual({ from: '2017-04-01', to: '2018-03-31' });
    expect(unwrap(await readReplay(first.folder))).toEqual(replay);
    const again = unwrap(await replayFacts(of, { ...REQUEST, packages: await halvingPackages() }));
    expect(again.reused).toBe(true);
    expect(await readdir(first.folder)).not.toContain('parts');
  });

  test('STO-42 the estimate comes first, with its error, and lies where the exact figure does', async () => {
    const of = await chargedFacts();
    const told: string[] = [];
    const { replay } = unwrap(
      await replayFacts(of, {
        ...REQUEST,
        packages: await halvingPackages(),
        onEstimate: (estimate) => told.push(`${estimate.exact} ${estimate.id}`),
      }),
    );
    expect(told).toEqual([`false ${replay.id}`]);
    // Fewer persons than the least sample: everybody is in it, so nothing is left to chance.
    const group = replay.estimate?.groups.find(({ dimension }) => dimension === 'all');
    const all = replay.cells.find((cell) => cell.dimension === 'all');
    const change = BigInt(all?.reform.patientFen ?? 0) - BigInt(all?.baseline.patientFen ?? 0);
    expect(group?.patient).toEqual({ changeFen: String(change), errorFen: '0' });
    const estimator = replayEstimator(of, await halvingPackages());
    const once = unwrap(await estimator.estimate(REQUEST));
    expect([once.exact, once.cells]).toEqual([false, replay.cells]);
  });

  test('STO-42 a sample is the share that the groups ask for, not too few persons and not too many', () => {
    const groups = { sampleShare: (RATE_ONE / 100n) as Rate, samplePersons: 500 };
    const persons = [100, 10_000, 100_000, 22_000_000];
    const sampled = persons.map((all) => Math.round(shareOf(groups, all) * all));
    expect(sampled).toEqual([100, 500, 1000, 20_000]);
  });

  test('STO-43 cancelled, nothing is left; a run that was killed is gone on with after the parts it finished', async () => {
    const of = await chargedFacts();
    const stopped = await replayFacts(of, {
      ...REQUEST,
      packages: await halvingPackages(),
      job: { signal: AbortSignal.abort() },
    });
    expect(stopped.ok || stopped.problems[0].code).toBe('STORE_CANCELLED');
    expect(await readdir(join(of.folder, 'replay'))).toEqual([]);

    const whole = unwrap(
      await replayFacts(await chargedFacts(), { ...REQUEST, packages: await halvingPackages() }),
    );
    const folder = join(of.folder, 'replay', whole.replay.id);
    const half = await readReplay(folder);
    expect(half.ok || half.problems[0].code).toBe('REPLAY_NOT_FOUND');
    // The sums of part 0 as a killed run left them, made recognisable.
    await mkdir(partsFolder(folder), { recursive: true });
    const size = await sizeOf(of);
    await keepSums(partsFolder(folder), {
      ...{ parts: [0], values: new Float64Array(size), cases: new Float64Array(0) },
    });
    const said: string[] = [];
    const job = { say: ({ en }: { readonly en: string }) => void said.push(en) };
    const gone = unwrap(
      await replayFacts(of, { ...REQUEST, packages: await halvingPackages(), job }),
    );
    expect(said).toEqual([expect.stringContaining('the sums of 1 of 2 segments')]);
    expect(gone.replay.persons).toBe(30);
    expect(whole.replay.persons).toBe(50);
  });

  test('STO-43 damaged sums of a run that was killed are told by name and made again', async () => {
    const of = await chargedFacts();
    const asked = { ...REQUEST, packages: await halvingPackages() };
    const whole = unwrap(await replayFacts(await chargedFacts(), asked)).replay;
    const left = partsFolder(join(of.folder, 'replay', whole.id));
    await mkdir(left, { recursive: true });
    const sums = {
      ...{ parts: [0], values: new Float64Array(await sizeOf(of)), cases: new Float64Array(0) },
    };
    await keepSums(left, sums);
    const file = join(left, '000000.sums');
    await truncate(file, 1000);
    const said: Text[] = [];
    const job = { say: (line: Text) => void said.push(line) };
    const made = unwrap(await replayFacts(of, { ...asked, job })).replay;
    expect(said).toEqual([
      {
        en: `${file}: these sums of an earlier run are damaged. They are not used; their segments are replayed again.`,
        zh: `${file}：此前运行保存的这份汇总已损坏，不予使用，所含各段将重新回放。`,
      },
    ]);
    expect(made.engines.columns?.hash).toBe(whole.engines.columns?.hash);
  });

  test('RST-5 the first replay builds the store; from files and from memory the result is one, on one thread and on two', async () => {
    const of = await chargedFacts();
    const asked = { ...REQUEST, packages: await halvingPackages() };
    const first = unwrap(await replayFacts(of, asked));
    expect(unwrap(await openReplayStore(of)).manifest.segments).toHaveLength(2);
    const { engines, ...rest } = first.replay;
    for (const how of [{ resident: true }, { workers: 1 }, { resident: true, workers: 2 }]) {
      await rm(first.folder, { recursive: true });
      const again = unwrap(await replayFacts(of, { ...asked, ...how })).replay;
      expect({ ...again, engines: {} }).toEqual({ ...rest, engines: {} });
      expect(again.engines.columns?.hash).toBe(engines.columns?.hash);
    }
  });

  test('RST-5 a damaged segment stops a replay by name and leaves no result; the store built again, it goes on', async () => {
    const of = await chargedFacts();
    const asked = { ...REQUEST, packages: await halvingPackages() };
    const { path } = unwrap(await buildReplayStore(of));
    const file = join(path, '0001-0000.arrow');
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 255;
    await writeFile(file, bytes);
    for (const how of [{}, { resident: true }]) {
      const refused = await replayFacts(of, { ...asked, ...how });
      expect(refused.ok || refused.problems[0].code).toBe('REPLAY_STORE_FILE');
      expect(await readdir(of.folder)).not.toContain('replay');
    }
    unwrap(await buildReplayStore(of));
    expect(unwrap(await replayFacts(of, asked)).replay.persons).toBe(50);
  });

  test('RST-6 parts of a replay are segments, each in one share', async () => {
    const of = await chargedFacts();
    const store = unwrap(await buildReplayStore(of));
    const segments = store.manifest.segments.flatMap((each) => [each, each, each]);
    const many = { ...store, manifest: { ...store.manifest, segments } };
    const shared = [1, 2, 3, 4].flatMap((at) => partsOfShare(many, { at, of: 4 }));
    expect(shared.toSorted((a, b) => a - b)).toEqual(partNumbers(many));
    expect(claimsOf(many, shared)).toBe(3 * (of.manifest.rows.claim ?? 0));
  });

  test('STO-43 sums of a part that are not whole are made anew', async () => {
    const folder = await tempFolder();
    const cases = Float64Array.from({ length: CASE_WIDTH }, (_, at) => at);
    const first = { parts: [3, 5], values: Float64Array.of(1, 2.5, -3), cases };
    await keepSums(folder, first);
    expect(await keptSums([folder], 3)).toEqual([first]);
    expect(await keptSums([folder], 4)).toEqual([]);
    expect(await keptSums([join(folder, 'none')], 3)).toEqual([]);
    // Of sums that hold a part twice the larger counts.
    const elsewhere = await tempFolder();
    const second = {
      ...{ parts: [4], values: Float64Array.of(0, 0, 7), cases: new Float64Array(0) },
    };
    await keepSums(elsewhere, {
      ...{ parts: [5], values: Float64Array.of(9, 9, 9), cases: new Float64Array(0) },
    });
    await keepSums(elsewhere, second);
    expect(await keptSums([folder, elsewhere], 3)).toEqual([first, second]);
    const file = join(folder, '000003.sums');
    const bytes = await readFile(file);
    bytes[bytes.length - 1] = 1;
    await writeFile(file, bytes);
    expect(await keptSums([folder], 3)).toEqual([]);
    await writeFile(file, Buffer.alloc(20));
    expect(await keptSums([folder], 3)).toEqual([]);
  });

  test('STO-44 claims before the year of the period are not read, except of persons with a refund of one', async () => {
    const of = await chargedFacts();
    const years = { from: (FIRST_DAY + 365) as Day, to: (FIRST_DAY + 400) as Day };
    const short = unwrap(
      await replayFacts(of, { ...REQUEST, ...years, packages: await halvingPackages() }),
    );
    const { replay } = short;
    const months = replay.cells.filter((cell) => cell.dimension === 'month');
    expect(months.map((cell) => cell.key)).toEqual(['2018-01', '2018-02']);
    expect(months.reduce((sum, cell) => sum + cell.claims, 0)).toBe(replay.claims);
    expect(months.at(-1)?.claims).toBeGreaterThan(0);
  });

  test('STO-44 a sample of the store is that of the facts, claims that reach back among it', async () => {
    const folder = join(await tempFolder(), 'facts');
    const batch = sampleClaims({ first: 1, persons: 30, claimsEach: 12, charged: true });
    for (const person of [0, 3]) batch.reverses[12 * person + 11] = batch.claim[12 * person] ?? 0;
    const head = { ...sampleHead(), place: 'synthea' };
    const parts = [{ claims: [batch], persons: samplePersons(1, 30) }];
    unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts }));
    const facts = unwrap(await openFacts(folder, demoActor('synthea')));
    const { path, manifest } = facts;
    const days = { share: 0.5, since: (FIRST_DAY + 365) as Day, to: (FIRST_DAY + 420) as Day };
    const read = { path, manifest, ...days, persons: sampleSql(days.share) };
    const ofFacts = await withPart(read, 0, async (claims) => {
      const batches = [];
      for await (const each of claims.batches()) batches.push(each);
      return { persons: claims.persons, batches };
    });
    const [ofStore, ...more] = await sampleOfStore(unwrap(await buildReplayStore(facts)), days);
    expect(ofStore).toEqual(ofFacts);
    expect(more).toEqual([]);
    expect(ofStore?.batches[0]?.count).toBeGreaterThan(20);
    expect(ofStore?.batches[0]?.count).toBeLessThan(12 * (ofStore?.persons.count ?? 0));
  });

  test('STO-44 of whoever takes an earlier claim back, all claims are read', async () => {
    const folder = join(await tempFolder(), 'facts');
    const batch = sampleClaims({ first: 1, persons: 3, claimsEach: 10 });
    batch.reverses[9] = batch.claim[0] ?? 0;
    const parts = [{ claims: [batch], persons: samplePersons(1, 3) }];
    unwrap(await writeFacts(folder, { head: sampleHead(), reference: sampleReference(), parts }));
    const of = unwrap(await openFacts(folder, demoActor('beijing')));
    const { path, manifest } = of;
    const since = (FIRST_DAY + 365) as Day;
    const read = { path, manifest, since, to: 17_621 as Day };
    const persons: number[] = [];
    await withPart(read, 0, async (claims) => {
      for await (const each of claims.batches()) persons.push(...each.person);
    });
    expect(persons.filter((person) => person === 1)).toHaveLength(10);
    const late = batch.endDay.slice(10, 20).filter((day) => day >= since).length;
    expect(persons.filter((person) => person === 2)).toHaveLength(late);
    expect(late).toBeLessThan(10);
  });

  test('STO-45 what cannot be replayed is refused: days outside, a stack in conflict, no groups, a broken result', async () => {
    const of = await chargedFacts();
    const all = await halvingPackages();
    const code = async (change: object): Promise<unknown> => {
      const refused = await replayFacts(of, { ...REQUEST, packages: all, ...change });
      return refused.ok || refused.problems[0].code;
    };
    expect(await code({ from: (FIRST_DAY - 1) as Day })).toBe('REPLAY_PERIOD');
    expect(await code({ from: (FIRST_DAY + 9) as Day, to: FIRST_DAY })).toBe(
      'REPLAY_DAYS_REVERSED',
    );
    expect(await code({ reform: 'synthea+parameters/nothing=1' })).toBe('STACK_PARAMETER_UNKNOWN');
    expect(await code({ groups: 'half-price' })).toBe('REPLAY_GROUPS_MISSING');
    const conflict = new Map([
      ['policy.yaml', HALF.replace(/replaces:[\s\S]*/, '').trimStart()],
      ['tables/line.dmn', all[2]?.files.get('tables/line.dmn') ?? ''],
    ]);
    const clash = [...all.slice(0, 2), { name: 'half-price', files: conflict }];
    expect(await code({ packages: clash })).toBe('STACK_CONFLICT');
    const made = unwrap(await replayFacts(of, { ...REQUEST, packages: all }));
    const [generation = ''] = (await readdir(made.folder)).filter((name) => name.startsWith('g-'));
    await writeFile(join(made.folder, generation, 'replay.json'), '{"format":"sanyi-replay"}');
    const broken = await readReplay(made.folder);
    expect(broken.ok || broken.problems[0].code).toBe('REPLAY_BROKEN');
  });

  test('STO-45 a result in which a figure was changed by hand is refused, and the next replay makes it again', async () => {
    const of = await chargedFacts();
    const asked = { ...REQUEST, packages: await halvingPackages() };
    const made = unwrap(await replayFacts(of, asked));
    const [generation = ''] = (await readdir(made.folder)).filter((name) => name.startsWith('g-'));
    const file = join(made.folder, generation, 'replay.json');
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(/"patientFen":"(\d)/, (_, digit) => `"patientFen":"${9 - Number(digit)}`),
    );
    const changed = await readReplay(made.folder);
    expect(changed.ok || changed.problems[0].code).toBe('REPLAY_BROKEN');
    const again = unwrap(await replayFacts(of, asked));
    expect(again.replay.cells).toEqual(made.replay.cells);
    expect(unwrap(await readReplay(made.folder)).cells).toEqual(made.replay.cells);
  });
});

/** The number of sums of a replay of these facts: that of a file of a finished part. */
async function sizeOf(of: Facts): Promise<number> {
  const library = unwrap(libraryOf(await halvingPackages()));
  const stacks = stackSource(library, of.reference);
  const { districts, place } = of.manifest;
  const days = { from: FIRST_DAY, to: 17_621 as Day };
  const plan = { ...REQUEST, groups: 'replay-groups', from: 17_257 as Day, to: days.to };
  const made = prepareReplay({ stacks, reference: of.reference, districts, days, place, plan });
  return unwrap(made).layout.size;
}
