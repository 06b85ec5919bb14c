import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePeriod, unwrap } from '@sanyi/kernel';
import {
  type Bulletin,
  bulletinLayout,
  type LayoutBlock,
  makeBulletin,
  unsignedEdition,
} from '@sanyi/oversight';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { openFacts } from '../facts/open-facts.ts';
import { measure } from '../measure/measure.ts';
import { createFacts } from '../reported/create-facts.ts';
import { addReported } from '../reported/reported.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import { beijingPackages } from '../testing/packages.ts';
import { sampleReported } from '../testing/sample-reported.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { type BulletinSource, bulletinSource } from './bulletin-source.ts';
import { BULLETIN_FORMATS, type PrintedBulletin, printBulletin } from './print-bulletin.ts';
import { writePrints } from './write-prints.ts';

const DISTRICTS = ['dongcheng', 'xicheng', 'tongzhou'] as const;
const period = (id: string) => unwrap(parsePeriod(id));

/** A folder without a claim into which three districts have reported. */
async function reportedSource(home: string): Promise<BulletinSource> {
  const folder = join(home, 'facts');
  const districts = DISTRICTS.map((id, at) => ({
    id,
    code: `11010${at + 1}`,
    title: { en: id, zh: `区${at + 1}` },
    population: 1_000_000,
  }));
  const title = { en: 'Beijing', zh: '北京市' };
  const span = { first: period('2018-Q1'), last: period('2019-Q1') };
  unwrap(
    await createFacts(folder, { place: 'beijing', title, districts, ...span, synthetic: false }),
  );
  const facts = unwrap(await openFacts(folder, demoActor('beijing')));
  const rows = DISTRICTS.map((place, at) =>
    sampleReported({
      place,
      period: '2019-Q1',
      numerator: BigInt(at) * 8_000_000_00n,
      denominator: 100_000_000_00n,
      fileHash: String(at).repeat(64),
    }),
  );
  unwrap(await addReported(facts, rows));
  const packages = await beijingPackages();
  const settled = unwrap(await settleFacts(facts, { packages, stack: 'beijing' }));
  const measures = unwrap(await measure(settled));
  const source = unwrap(await bulletinSource(measures));
  measures.close();
  return source;
}

const asked = (id: string) => ({ bulletin: 'quarter', period: id, edition: unsignedEdition(id) });
const langs = ['en', 'zh'] as const;

describe('printed bulletins', () => {
  let home = '';
  let source: BulletinSource;
  let bulletin: Bulletin;
  let prints: PrintedBulletin[];
  const print = (format: string, lang = 'en') => {
    const found = prints.find((each) => each.format === format && each.lang === lang);
    if (!found) throw new Error(`no ${format}`);
    return found;
  };

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'sanyi-bulletin-'));
    source = await reportedSource(home);
    bulletin = makeBulletin(unwrap(source.input(asked('2019-Q1'))));
    prints = unwrap(await printBulletin(bulletin, { langs, formats: BULLETIN_FORMATS }));
  }, 120_000);
  afterAll(() => rm(home, { recursive: true, force: true }));

  test('PRN-2 sheets alone give a bulletin; the amount is what was before and what was added', () => {
    const text = new TextDecoder().decode(print('html').bytes);
    expect(text).toContain('medical expenses in Beijing <strong>rose 8.0 %</strong> to ¥324.00 m');
    expect(text).toContain('Tongzhou'.toLowerCase());
    expect(text).not.toContain('Synthetic');
    const growth = bulletin.figures.find(
      ({ figure }) => figure.indicator === 'expense-growth' && figure.place === 'tongzhou',
    );
    expect(growth).toMatchObject({ basis: 'reported', figure: { value: '16.0' } });
  });

  test('PRN-2 a quarter without any figure, an unknown quarter and an unknown bulletin are refused', () => {
    const codeOf = (of: { bulletin: string; period: string }) => {
      const made = source.input({ ...asked(of.period), ...of });
      return made.ok ? null : made.problems[0].code;
    };
    expect(codeOf({ bulletin: 'quarter', period: '2018-Q2' })).toBe('BULLETIN_EMPTY');
    expect(codeOf({ bulletin: 'quarter', period: '2019-Q2' })).toBe('BULLETIN_PERIOD_UNKNOWN');
    expect(codeOf({ bulletin: 'month', period: '2019-Q1' })).toBe('BULLETIN_UNKNOWN');
  });

  test('PRN-3 office documents are whole: content types first, every part well formed, fixed times', () => {
    for (const { format, bytes } of prints) {
      if (format !== 'docx' && format !== 'xlsx') continue;
      const parts = unzipSync(bytes);
      const names = Object.keys(parts);
      expect(names[0]).toBe('[Content_Types].xml');
      expect(names.slice(1)).toEqual(names.slice(1).toSorted());
      for (const [name, part] of Object.entries(parts)) {
        if (/\.(xml|rels)$/.test(name)) expect(balanced(strFromU8(part)), name).toBe(true);
      }
      const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array());
      expect(core).toMatch(/created[^>]*>2000-01-01T00:00:00Z</);
    }
  });

  test.each(langs)('PRN-3 say the same sentences and cells in every format, in %s', (lang) => {
    const { blocks } = bulletinLayout(bulletin, lang);
    const document = textOf(print('docx', lang).bytes, 'word/document.xml');
    const texts = blocks.flatMap(textsOf);
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) expect(document).toContain(text);
    const strings = textOf(print('xlsx', lang).bytes, 'xl/sharedStrings.xml');
    for (const { sentence } of bulletin.findings) {
      expect(strings).toContain(sentence[lang].map(({ text }) => text).join(''));
    }
  });

  test('PRN-3 a workbook holds numbers with the formula that makes them', () => {
    const parts = unzipSync(print('xlsx').bytes);
    const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/'));
    const all = sheets.map((name) => strFromU8(parts[name] ?? new Uint8Array())).join('');
    expect(all).toContain('ROUND(D');
    expect(all).toMatch(/<f>ROUND\(D\d+\/E\d+\*F\d+,1\)<\/f><v>16<\/v>/);
  });

  test('PRN-3 a PDF is A4 with every typeface inside', () => {
    const pdf = Buffer.from(print('pdf', 'zh').bytes).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toMatch(/MediaBox\s*\[0 0 595\.2\d+ 841\.8\d+\]/);
    const named = new Set(pdf.match(/[A-Z]{6}\+NotoS\w+-\w+/g));
    expect([...named].map((name) => name.slice(7)).toSorted()).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Regular',
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
    ]);
    expect(pdf).not.toContain('CreationDate(D:2');
  });

  test('PRN-4 without a typeface a PDF is refused, other formats are printed', async () => {
    const fonts = (name: string): string => join('/nowhere', name);
    const refused = await printBulletin(bulletin, { langs, formats: ['html', 'pdf'], fonts });
    expect(refused.ok).toBe(false);
    if (refused.ok) return;
    expect(refused.problems[0].code).toBe('BULLETIN_FONT_MISSING');
    expect(refused.problems[0].en).toContain(
      'Install the package @expo-google-fonts/noto-serif-sc',
    );
    const html = await printBulletin(bulletin, { langs, formats: ['html'], fonts });
    expect(html.ok).toBe(true);
  });

  test('PRN-5 what cannot be written whole is not written at all', async () => {
    const folder = await tempFolder();
    const [first, second] = prints;
    if (!first || !second) throw new Error('nothing printed');
    await writeFile(join(folder, first.name), 'the edition before');
    // The second print has no place: a folder stands where its file would be written.
    await mkdir(join(folder, `.${second.name}.${process.pid}.new`));
    const written = await writePrints(folder, [first, second]);
    expect(written.ok ? null : written.problems[0].code).toBe('STORE_WRITE_FAILED');
    expect(await readFile(join(folder, first.name), 'utf8')).toBe('the edition before');
    const left = (await readdir(folder)).filter((name) => name.endsWith('.new'));
    expect(left).toEqual([`.${second.name}.${process.pid}.new`]);
  });

  test('PRN-5 whole prints take the place of those before', async () => {
    const folder = join(await tempFolder(), 'new');
    const paths = unwrap(await writePrints(folder, prints));
    expect(paths).toHaveLength(8);
    expect((await readdir(folder)).toSorted()).toEqual(prints.map(({ name }) => name).toSorted());
  });
});

/** The sentences and cells of a block. */
function textsOf(block: LayoutBlock): string[] {
  if (block.kind === 'paragraph') return [block.runs.map(({ text }) => text).join('')];
  if (block.kind !== 'table') return [];
  return block.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
}

/** The characters of an XML part, entities resolved. */
function textOf(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  return strFromU8(part ?? new Uint8Array())
    .replace(/<\/w:p>|<\/si>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** Whether every element that is opened is closed, in order. */
function balanced(xml: string): boolean {
  const open: string[] = [];
  for (const [, slash, name, end] of xml.matchAll(/<(\/?)([A-Za-z_][\w:.-]*)[^<>]*?(\/?)>/g)) {
    if (slash === '/') {
      if (open.pop() !== name) return false;
    } else if (end !== '/') open.push(name ?? '');
  }
  return open.length === 0;
}
