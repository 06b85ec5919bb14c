import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, dayOf, type IsoDate, type Lang, unwrap } from '@sanyi/kernel';
import { type Bulletin, makeBulletin, unsignedEdition } from '@sanyi/oversight';
import {
  BULLETIN_FORMATS,
  buildCityFacts,
  bulletinSource,
  demoActor,
  measure,
  openFacts,
  type PrintedBulletin,
  printBulletin,
  readCity,
  readPolicies,
  settleFacts,
} from '@sanyi/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
// Days of whole quarters that the scenario covers.
const day = (text: string): Day => dayOf(text as IsoDate);

/** The bulletin of a small seeded city, as it was committed. Accept a change with `vitest -u`. */
describe('golden bulletin', () => {
  let folder = '';
  let bulletin: Bulletin;
  let prints: readonly PrintedBulletin[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sanyi-golden-'));
    bulletin = await smallBulletin(join(folder, 'facts'));
    prints = await printed(bulletin);
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(['en', 'zh'] as const)('PRN-1 says what it said, in %s', async (lang) => {
    const html = prints.find((each) => each.lang === lang && each.format === 'html');
    const text = new TextDecoder().decode(html?.bytes);
    await expect(text).toMatchFileSnapshot(`./bulletin/bulletin-2019-Q1-${lang}.html`);
  });

  it('PRN-1 has the bytes it had, in every format and language', async () => {
    const hashes = prints.map(({ name, bytes, sha256 }) => {
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      return `${sha256}  ${name}\n`;
    });
    expect(hashes).toHaveLength(2 * BULLETIN_FORMATS.length);
    await expect(hashes.join('')).toMatchFileSnapshot('./bulletin/sha256.txt');
  });

  it('PRN-1 printed again it has the same bytes', async () => {
    const again = await printed(bulletin);
    expect(again.map(({ sha256 }) => sha256)).toEqual(prints.map(({ sha256 }) => sha256));
  });
});

async function printed(bulletin: Bulletin): Promise<PrintedBulletin[]> {
  const langs: readonly Lang[] = ['en', 'zh'];
  return unwrap(await printBulletin(bulletin, { langs, formats: BULLETIN_FORMATS }));
}

async function smallBulletin(out: string): Promise<Bulletin> {
  const packages = unwrap(await readPolicies(join(ROOT, 'policies')));
  const beijing = packages.filter(({ name }) => name.startsWith('beijing-'));
  unwrap(
    await buildCityFacts({
      city: unwrap(await readCity(join(ROOT, 'cities/beijing'))),
      packages: beijing,
      stack: 'beijing',
      scale: 0.00004,
      seed: 20_190_505,
      from: day('2018-01-01'),
      to: day('2019-03-31'),
      out,
    }),
  );
  const facts = unwrap(await openFacts(out, demoActor('beijing')));
  const rules = { stack: 'beijing', oldRules: 'beijing@-1y' };
  const settled = unwrap(await settleFacts(facts, { packages: beijing, ...rules }));
  const measures = unwrap(await measure(settled));
  const source = unwrap(await bulletinSource(measures));
  measures.close();
  const edition = unsignedEdition('2019-Q1');
  return makeBulletin(unwrap(source.input({ bulletin: 'quarter', period: '2019-Q1', edition })));
}
