import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { chargedFacts, halvingPackages } from '../testing/charged-facts.ts';
import { keptReplay, keptReplays } from './kept-replays.ts';
import { replayFacts } from './replay-facts.ts';
import { replayFolder } from './replay-folder.ts';

const REQUEST = { baseline: 'synthea', reform: 'synthea+half-price' } as const;

describe('kept replays', () => {
  test('STO-95 are listed from their manifests with what the reform changes, and opened by their id', async () => {
    const facts = await chargedFacts();
    expect(await keptReplays(facts)).toEqual({ replays: [], count: 0, otherFacts: 0 });
    const asked = { ...REQUEST, packages: await halvingPackages() };
    const { replay, folder } = unwrap(await replayFacts(facts, asked));
    const { id, baseline, reform, period, factsChecksum } = replay;
    const listed = await keptReplays(facts);
    expect(listed).toMatchObject({
      count: 1,
      otherFacts: 0,
      replays: [{ id, baseline, reform, period, factsChecksum }],
    });
    const all = replay.cells.find(({ dimension }) => dimension === 'all');
    expect(listed.replays[0]?.totals).toEqual({ baseline: all?.baseline, reform: all?.reform });
    expect(unwrap(await keptReplay(facts, id))).toEqual(replay);

    // A manifest of an earlier version: the result itself says which facts it is of.
    const file = join(folder, 'manifest.json');
    const { factsChecksum: _none, ...before } = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify(before));
    expect((await keptReplays(facts)).replays[0]).toMatchObject({ id, factsChecksum });
  });

  test('STO-95 those of the facts as they were before are counted and not listed; what is broken is left out', async () => {
    const facts = await chargedFacts();
    const asked = { ...REQUEST, packages: await halvingPackages() };
    const { replay, folder } = unwrap(await replayFacts(facts, asked));
    const of = (id: string): string => replayFolder(facts.folder, id);
    const other = 'fedcba9876543210';
    await cp(folder, of(other), { recursive: true });
    const file = join(of(other), 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...manifest, factsChecksum: 'e'.repeat(64) }));
    const listed = await keptReplays(facts);
    expect([listed.replays.map(({ id }) => id), listed.otherFacts]).toEqual([[replay.id], 1]);
    await writeFile(file, '{"format":"sanyi-replay","factsChecksum":"e"}');
    expect((await keptReplays(facts)).otherFacts).toBe(0);
    await rm(of(other), { recursive: true });
    await rename(folder, join(facts.folder, 'replay', 'elsewhere'));
    expect((await keptReplays(facts)).count).toBe(0);
  });

  test('STO-95 an id that none has, or that is none, is refused and reads no other folder', async () => {
    const facts = await chargedFacts();
    const asked = { ...REQUEST, packages: await halvingPackages() };
    const { replay, folder } = unwrap(await replayFacts(facts, asked));
    const code = async (id: string) => {
      const found = await keptReplay(facts, id);
      return found.ok ? null : [found.problems[0].code, found.problems[0].where];
    };
    const unknown = ['API_REPLAY_UNKNOWN', 'address'];
    expect(await code('0000000000000000')).toEqual(unknown);
    expect(await code(`../replay/${replay.id}`)).toEqual(unknown);
    expect(await code(`./${replay.id}`)).toEqual(unknown);
    expect(await code(replay.id)).toBe(null);
    const [generation = ''] = (await readdir(folder)).filter((name) => name.startsWith('g-'));
    await writeFile(join(folder, generation, 'replay.json'), '{}');
    expect(await code(replay.id)).toEqual(['REPLAY_BROKEN', `replay ${replay.id}`]);
  });
});
