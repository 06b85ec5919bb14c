import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Day, dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { rowsOf, withDatabase } from '../duck/database.ts';
import { openFacts } from '../facts/open-facts.ts';
import { readCity } from '../read/read-content.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import { beijingPackages } from '../testing/packages.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { buildCityFacts, type CityBuild } from './build-city.ts';
import { checkCityFacts } from './check-city.ts';

// Days of whole quarters that the scenario covers.
const day = (text: string): Day => dayOf(text as IsoDate);

async function build(more: Partial<CityBuild> = {}): Promise<CityBuild> {
  const cities = fileURLToPath(new URL('../../../../cities/beijing', import.meta.url));
  return {
    city: unwrap(await readCity(cities)),
    packages: await beijingPackages(),
    stack: 'beijing',
    scale: 0.00001,
    seed: 7,
    from: day('2018-01-01'),
    to: day('2018-03-31'),
    out: join(await tempFolder(), 'facts'),
    ...more,
  };
}

describe('building a city', () => {
  test('STO-32 same plan, scale and seed: same checksum; and it can be checked', {
    timeout: 240_000,
  }, async () => {
    const first = await build();
    const report = unwrap(await buildCityFacts(first));
    expect(report.persons).toBeGreaterThan(200);
    expect(report.claims).toBeGreaterThan(100);
    const again = unwrap(await buildCityFacts(await build()));
    expect(again.checksum).toBe(report.checksum);
    const other = unwrap(await buildCityFacts(await build({ seed: 8 })));
    expect(other.checksum).not.toBe(report.checksum);
    const facts = unwrap(await openFacts(first.out, demoActor('beijing')));
    expect(facts.manifest).toMatchObject({ synthetic: true, seed: 7, scale: 0.00001 });
    expect(facts.manifest.weight).toBeCloseTo(100_000);
    const check = unwrap(await checkCityFacts(facts, first));
    expect(check.targets.length).toBeGreaterThan(0);
  });

  test('STO-37 a city settled while it is built has the settlement it would get afterwards', {
    timeout: 240_000,
  }, async () => {
    const rules = { stack: 'beijing', oldRules: 'beijing@-1y' };
    const [together, apart] = [await build({ settle: rules }), await build()];
    const settle = async (of: CityBuild) => {
      unwrap(await buildCityFacts(of));
      const facts = unwrap(await openFacts(of.out, demoActor('beijing')));
      return unwrap(await settleFacts(facts, { packages: of.packages, ...rules }));
    };
    const found = await settle(together);
    const made = await settle(apart);
    expect([found.reused, made.reused]).toEqual([true, false]);
    const { seconds: _, linesPerSecond: __, ...report } = made.report;
    expect(found.report).toMatchObject(report);
    const cells = (path: string) =>
      withDatabase(1, (connection) =>
        rowsOf(connection, `SELECT * FROM read_parquet('${join(path, 'visit_month.parquet')}')`),
      );
    expect(await cells(found.path)).toEqual(await cells(made.path));
  });

  test('STO-34 a city that cannot be built leaves nothing', async () => {
    const bad = await build({ scale: 7 });
    const refused = await buildCityFacts(bad);
    expect(refused.ok || refused.problems[0].code).toBe('CITY_SCALE_OUT_OF_RANGE');
    const stopped = await buildCityFacts(await build({ job: { signal: AbortSignal.abort() } }));
    expect(stopped.ok || stopped.problems[0].code).toBe('STORE_CANCELLED');
    expect(await readdir(join(bad.out, '..'))).toEqual([]);
  });
});
