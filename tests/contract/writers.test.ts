import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORT, type ImportDocument, SETTLE } from './documents.ts';
import {
  documentOf,
  onlyDocument,
  problemsIn,
  type Running,
  refusalOf,
  sanyi,
  start,
} from './run-sanyi.ts';
import { importList, listData, MAPPING } from './settlement-list.ts';
import { tempFolder } from './temp-folder.ts';

const LOOK_MS = 10;

/** Starts a build long enough to be caught in the middle, and waits until it writes. */
async function startedBuild(out: string): Promise<Running> {
  const build = start('city', 'build', '--scale', '0.004', '--out', out, '--json');
  while (!existsSync(join(out, '.writer.lock'))) {
    expect(build.child.exitCode, 'the build has not ended yet').toBeNull();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return build;
}

/** Kills a settlement while it writes; one that was quicker is tried again. Where it was to lie. */
async function killedSettlement(facts: string, words: readonly string[]): Promise<string> {
  const settlements = join(facts, 'settlement');
  for (;;) {
    const settle = start(...words);
    let folder = '';
    while (settle.child.exitCode === null && folder === '') {
      const [name] = await readdir(settlements).catch(() => []);
      if (name && existsSync(join(settlements, name, '.writer.lock'))) folder = name;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    settle.child.kill('SIGKILL');
    await settle.ended;
    if (folder && !existsSync(join(settlements, folder, 'manifest.json'))) {
      return join(settlements, folder);
    }
    await rm(settlements, { recursive: true, force: true });
  }
}

/** The facts that stood there are whole: their manifest is unchanged and they settle. */
async function expectStillThere(out: string, report: ImportDocument): Promise<void> {
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
  expect(manifest.logicalChecksum).toBe(report.checksum);
  const words = ['settle', '--facts', out, '--stack', 'beijing'];
  const settled = await documentOf(SETTLE, words);
  expect(settled.claims).toBe(report.tables.claim.accepted);
}

const visible = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name !== 'settlement').sort();

describe('writers of one folder', () => {
  it('two at once: the second says who writes; Ctrl-C on the first leaves what stood there', async () => {
    const { out, report } = await importList(await listData());
    const before = await visible(out);
    const build = await startedBuild(out);
    const words = ['import', '--mapping', MAPPING, await listData(), '--out', out];
    const [locked] = await refusalOf(3, ...words);
    expect(locked?.code).toBe('STORE_LOCKED');
    expect(locked?.en).toContain(`Process ${build.child.pid} `);
    build.child.kill('SIGINT');
    const ended = await build.ended;
    expect(ended.code).toBe(130);
    expect(problemsIn(ended)[0]?.code).toBe('STORE_CANCELLED');
    expect(await visible(out)).toEqual(before);
    await expectStillThere(out, report);
  });

  it('a settlement that is killed half-way: nothing of it is visible, and the next one says so and begins again', async () => {
    const out = join(await tempFolder(), 'city');
    const built = await sanyi('city', 'build', '--scale', '0.001', '--out', out, '--json');
    expect(built.code).toBe(0);
    const words = ['settle', '--facts', out, '--stack', 'beijing', '--json'];
    const folder = await killedSettlement(out, words);
    const left = await readdir(folder);
    expect(left).not.toContain('manifest.json');
    expect(left).toContain('.writer.lock');
    const again = await sanyi(...words);
    expect(again.err).toContain('ended before it was finished. Nothing of it is used');
    const { seconds: _, linesPerSecond: __, ...settled } = SETTLE.parse(onlyDocument(again.out));
    expect(await readdir(folder)).toHaveLength(2);
    await rm(folder, { recursive: true });
    const alone = await sanyi(...words);
    expect(alone.err).not.toContain('an earlier run');
    expect(SETTLE.parse(onlyDocument(alone.out))).toMatchObject(settled);
  });

  it('one that is killed half-way: old facts stay readable, the next write cleans up', async () => {
    const { out, report } = await importList(await listData());
    const before = await visible(out);
    const build = await startedBuild(out);
    build.child.kill('SIGKILL');
    expect((await build.ended).signal).toBe('SIGKILL');
    const left = (await visible(out)).filter((name) => !before.includes(name));
    expect(left).toContain('.writer.lock');
    await expectStillThere(out, report);
    const words = ['import', '--mapping', MAPPING, await listData(), '--out', out, '--json'];
    const again = await sanyi(...words);
    expect(again.err).toContain('ended before it was finished. Nothing of it is used');
    expect(IMPORT.parse(onlyDocument(again.out)).checksum).toBe(report.checksum);
    expect((await visible(out)).filter((name) => left.includes(name))).toEqual([]);
  });
});
