import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { KeySums } from './key-sums.ts';

/** Keys of three numbers; there are more of them than a table has room for at first. */
const WIDTH = 3;
const CLAIMS = 9_000;

test('RPL-8 the loop over keys adds what claims change by to their keys, in the order they are met', () => {
  const memory = new BlockMemory();
  const { below } = random(11);
  const rows = memory.int32(CLAIMS);
  const keys = memory.int32(CLAIMS * WIDTH);
  const money = memory.float64(CLAIMS * 10);
  const wanted = new Map<string, number[]>();
  for (let at = 0; at < CLAIMS; at++) {
    const row = (at * 7) % CLAIMS;
    rows[at] = row;
    const key = [below(90), below(60) - 30, below(2) * -1];
    keys.set(key, at * WIDTH);
    const [old, now] = [
      [900, below(90), 0, 0, below(300)],
      [900 + below(5), below(90), 0, 0, below(300)],
    ];
    money.set([...old, ...now], row * 10);
    const change = (part: number): number => (now[part] ?? 0) - (old[part] ?? 0);
    const patient = change(4);
    const sums = wanted.get(key.join()) ?? [0, 0, 0, 0, 0];
    const more = [1, Number(patient > 0), Number(patient < 0), patient];
    const added = [...more, change(0) - change(1) - patient];
    wanted.set(
      key.join(),
      sums.map((sum, part) => sum + (added[part] ?? 0)),
    );
  }
  const sums = new KeySums(memory, WIDTH);
  const met: string[] = [];
  for (const count of [0, 4_000, CLAIMS]) {
    sums.clear();
    sums.add({ count, rows, keys, money }, (key) => met.push(key.join()));
  }
  expect(sums.count).toBeGreaterThan(4_096);
  expect(met).toEqual([...wanted.keys()]);
  expect(met.map((_, key) => [...sums.sumsOf(key)])).toEqual([...wanted.values()]);
});
