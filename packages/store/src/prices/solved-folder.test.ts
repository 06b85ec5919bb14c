import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Solved } from '@sanyi/api';
import { expect, test } from 'vitest';
import { KEPT_SOLUTIONS } from '../limits.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { keepSolved, readSolved } from './solved-folder.ts';

const idOf = (number: number): string => number.toString(16).padStart(16, '0');

const solved = (number: number): Solved => ({
  id: idOf(number),
  reform: 'beijing+lists/servicePrice/mri=500',
  rows: [],
  still: number,
  bounds: [],
  isWithin: true,
  rounds: 1,
  income: { reform: '0', predicted: '0', replayed: '0' },
  replay: 'replay',
  claims: 1,
  command: 'sanyi solve',
});

test('STO-79 a solution is opened again as it was kept; others are none', async () => {
  const facts = { folder: await tempFolder() };
  await keepSolved(facts, solved(7));
  expect(await readSolved(facts, idOf(7))).toEqual(solved(7));
  for (const id of [idOf(8), '../solved', '']) expect(await readSolved(facts, id)).toBe(null);
  const folder = join(facts.folder, 'replay', 'solved');
  for (const text of ['{', '{"id":"7"}']) {
    await writeFile(join(folder, `${idOf(9)}.json`), text);
    expect(await readSolved(facts, idOf(9))).toBe(null);
  }
});

test('STO-79 the oldest solutions are forgotten', async () => {
  const facts = { folder: await tempFolder() };
  const folder = join(facts.folder, 'replay', 'solved');
  await mkdir(folder, { recursive: true });
  for (let number = 0; number < KEPT_SOLUTIONS; number++) {
    const file = join(folder, `${idOf(number)}.json`);
    await writeFile(file, JSON.stringify(solved(number)));
    await utimes(file, 1000 + number, 1000 + number);
  }
  await keepSolved(facts, solved(KEPT_SOLUTIONS));
  expect(await readdir(folder)).toHaveLength(KEPT_SOLUTIONS);
  expect(await readSolved(facts, idOf(0))).toBe(null);
  expect(await readSolved(facts, idOf(1))).toEqual(solved(1));
  expect(await readSolved(facts, idOf(KEPT_SOLUTIONS))).toEqual(solved(KEPT_SOLUTIONS));
});
