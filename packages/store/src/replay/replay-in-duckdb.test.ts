import { cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { type Facts, openFacts } from '../facts/open-facts.ts';
import type { Progress } from '../job.ts';
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
    expect(other.rules.length).toBeGreaterThan(10);
    expect(other.rules).toEqual(replay.rules);
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

  test('STO-70 a result that SQL alone made tells who loses by which rule, and the own replay agrees', async () => {
    const rules = { packages, baseline: 'beijing@2017-04-07', reform: 'beijing@2017-04-08' };
    const made = unwrap(await keepSqlReplay(facts, unwrap(await replayInDuckdb(facts, rules))));
    expect(unwrap(await readReplay(made.folder)).engines.columns).toBe(undefined);
    const whole = unwrap(await replayFacts(facts, rules));
    expect(whole.reused).toBe(false);
    expect(Object.keys(whole.replay.engines).sort()).toEqual(['columns', 'duckdb']);
    expect(whole.replay.rules).toEqual(made.replay.rules);
    expect(new Set(made.replay.rules.map(({ speaks }) => speaks)).size).toBe(3);
  }, 240_000);

  test('STO-70 a replay of a quarter settles in SQL what its sums need of the days before, and no more', async () => {
    const days = { from: dayOf('2019-01-01' as IsoDate), to: dayOf('2019-03-31' as IsoDate) };
    const rules = { packages, baseline: 'beijing', reform: 'beijing@2017-04-07', ...days };
    const { replay } = unwrap(await replayFacts(facts, rules));
    const other = unwrap(await replayInDuckdb(facts, rules));
    expect(unwrap(comparedEngines(replay, other)).engines.duckdb?.hash).toBe(
      replay.engines.columns?.hash,
    );
    expect(replay.claims).toBeGreaterThan(100);
  }, 240_000);

  test('STO-70 a replay in SQL is cancelled while a statement runs, and tells how far it is', async () => {
    const stop = new AbortController();
    const shares: number[] = [];
    const onProgress = ({ done, total }: Progress): void => {
      shares.push(done / total);
      if (done > total / 4) stop.abort();
    };
    const job = { signal: stop.signal, onProgress };
    const rules = { packages, baseline: 'beijing', reform: 'beijing@-1y', job };
    const made = await replayInDuckdb(facts, rules);
    expect(made.ok || made.problems[0].code).toBe('STORE_CANCELLED');
    expect(shares.at(-1)).toBeGreaterThan(0.2);
    expect(shares.at(-1)).toBeLessThan(1);
  }, 240_000);

  test('STO-12 STO-70 what the database cannot read is told with its folder, a damaged file with its name', async () => {
    const out = join(folder, 'damaged');
    cpSync(facts.folder, out, { recursive: true });
    const damaged = unwrap(await openFacts(out, demoActor('beijing')));
    const file = join(damaged.path, damaged.manifest.parts[0]?.claimFile ?? '');
    truncateSync(file, 1000);
    const rules = { packages, baseline: 'beijing', reform: 'beijing@-1y' };
    const told = async (of: Facts) => {
      const made = await replayInDuckdb(of, rules);
      return made.ok || [made.problems[0].code, made.problems[0].where];
    };
    expect(await told(damaged)).toEqual(['STORE_FILE_DAMAGED', file]);
    const { files: _files, ...older } = damaged.manifest;
    expect(await told({ ...damaged, manifest: older })).toEqual(['STORE_READ_FAILED', out]);
  }, 240_000);
});
