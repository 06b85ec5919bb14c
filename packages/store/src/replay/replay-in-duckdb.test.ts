import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../facts/open-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { replayFacts } from './replay-facts.ts';
import { readReplay } from './replay-folder.ts';
import { replayInDuckdb } from './replay-in-duckdb.ts';
import { comparedEngines, keepSqlReplay } from './sql-replay.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-engines-'));
let facts: Facts;
let packages: readonly PackageInput[];

beforeAll(async () => {
  packages = await allPackages();
  const days = { from: '2018-01-01', to: '2019-03-31' };
  const out = join(folder, 'facts');
  facts = await smallCity({ place: 'beijing', ...days, scale: 0.00002, seed: 5, out });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('two engines', () => {
  test('STO-70 the own replay and DuckDB agree in every cell, to the fen', async () => {
    const reform = 'beijing+parameters/drugMarkupRate=0.05+lists/servicePrice/mri=500';
    const rules = { packages, baseline: 'beijing', reform };
    const { replay } = unwrap(await replayFacts(facts, rules));
    const other = unwrap(await replayInDuckdb(facts, rules));
    const both = unwrap(comparedEngines(replay, other));
    expect(both.engines.duckdb?.hash).toBe(both.engines.columns?.hash);
    expect(other.cells.length).toBeGreaterThan(100);
    expect(other.people).toEqual(replay.people);
    expect(other.people.filter(({ bands: [much = 0] }) => much > 0).length).toBeGreaterThan(5);
    expect([other.visits, other.families]).toEqual([replay.visits, replay.families]);
    expect(other.items.length).toBeGreaterThan(50);
    expect(other.items).toEqual(replay.items);
    const [first] = other.people;
    const moved = other.people.map((row) =>
      row === first ? { ...row, count: row.count + 1 } : row,
    );
    const differs = comparedEngines(replay, { ...other, people: moved });
    expect(differs.ok || differs.problems[0].code).toBe('REPLAY_ENGINES_DIFFER');
    expect(differs.ok || differs.problems[0].details.cell).toBe('persons all all');

    const kept = unwrap(await keepSqlReplay(facts, other));
    expect(Object.keys(kept.replay.engines).sort()).toEqual(['columns', 'duckdb']);
    const again = unwrap(await replayFacts(facts, rules));
    expect([again.reused, again.replay]).toEqual([true, kept.replay]);
  }, 240_000);

  test('STO-70 a result that SQL alone made has no rules, and is made whole when asked for', async () => {
    const rules = { packages, baseline: 'beijing@2017-04-07', reform: 'beijing@2017-04-08' };
    const made = unwrap(await keepSqlReplay(facts, unwrap(await replayInDuckdb(facts, rules))));
    expect(unwrap(await readReplay(made.folder)).engines.columns).toBe(undefined);
    expect(made.replay.rules).toEqual([]);
    const whole = unwrap(await replayFacts(facts, rules));
    expect(whole.reused).toBe(false);
    expect(Object.keys(whole.replay.engines).sort()).toEqual(['columns', 'duckdb']);
    expect(whole.replay.rules.length).toBeGreaterThan(0);
  }, 240_000);
});
