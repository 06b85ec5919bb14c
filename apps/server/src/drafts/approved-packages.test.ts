import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { approvedPackages } from './approved-packages.ts';

test('SRV-54 what was approved stands whole beside the facts, also when a later write fails', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sanyi-approved-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const approved = approvedPackages(join(folder, 'facts'));
  expect(await approved.read()).toEqual([]);
  const first = [{ name: 'fees', files: { 'policy.yaml': 'id: fees' } }];
  const kept = [{ name: 'fees', files: new Map([['policy.yaml', 'id: fees']]) }];
  expect(await approved.write(first)).toEqual(kept);
  await mkdir(join(folder, 'facts.approved.json.new'));
  await expect(approved.write([])).rejects.toThrow();
  expect(await approved.read()).toEqual(kept);
  await approved.forget();
  expect(await approved.read()).toEqual([]);
});
