import { describe, expect, it } from 'vitest';
import type { Bulletin, BulletinGrid, BulletinSheet } from './bulletin.ts';
import { bulletinChecks } from './bulletin-checks.ts';
import { sheetChanges } from './bulletin-sheets.ts';
import { bulletinHtml } from './html/bulletin-html.ts';
import { bulletinLayout } from './layout/bulletin-layout.ts';
import { makeBulletin } from './make-bulletin.ts';
import { type DistrictQuarter, districtId, sampleInput } from './sample-bulletin.test-data.ts';
import { bulletinTypst } from './typst/bulletin-typst.ts';

const row = (more: Partial<DistrictQuarter> = {}): DistrictQuarter => ({
  c0: 100_000_000_00n,
  price: -1_000_000_00n,
  volume: 5_000_000_00n,
  mix: 3_000_000_00n,
  calls: 1000n,
  met: 970n,
  ...more,
});
const sheet = (more: Partial<BulletinSheet> = {}): BulletinSheet => ({
  ...{ place: districtId(0), period: '2019-Q1', form: 'expense' },
  title: { en: 'Expenses', zh: '费用' },
  revision: 1,
  receivedOn: '2019-04-09',
  sha256: 'a'.repeat(64),
  ...more,
});
const gridOf = (bulletin: Bulletin, id: string): BulletinGrid => {
  const grids = bulletin.sections.flatMap((section) => section.grids);
  const found = grids.find((each) => each.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
};

describe('the whole', () => {
  it('OVS-17 is the same for the same figures; who signs does not change its check code', () => {
    const input = sampleInput([row(), row()]);
    const bulletin = makeBulletin(input);
    expect(makeBulletin(input)).toEqual(bulletin);
    const signed = { ...input.edition, state: 'published', number: 1, date: '2019-05-24' } as const;
    const published = makeBulletin({ ...input, edition: signed });
    expect(published.check).toBe(bulletin.check);
    expect(makeBulletin(sampleInput([row({ met: 969n }), row()])).check).not.toBe(bulletin.check);
    const layout = bulletinLayout(published, 'en');
    expect([layout.draft, layout.issue, layout.date]).toEqual([
      null,
      'Edition 1',
      'Signed 24 May 2019, data to 31 March 2019',
    ]);
    expect(bulletinLayout(bulletin, 'zh').draft).toBe('草案，未发布');
  });

  it('OVS-17 marks made-up facts on the page, says what it rests on, and lists corrections', () => {
    const edition = {
      ...sampleInput([row(), row()]).edition,
      corrects: {
        id: '2019-Q1-1',
        changes: [
          {
            place: { en: 'North A', zh: '北甲区' },
            indicator: { en: 'Growth', zh: '同比' },
            before: '7.1',
            after: '7.0',
          },
        ],
        sheets: sheetChanges([sheet()], [sheet({ revision: 2, sha256: 'b'.repeat(64) })], () => ({
          en: 'North A',
          zh: '北甲区',
        })),
      },
    };
    const bulletin = makeBulletin(sampleInput([row(), row()], { edition }));
    const html = bulletinHtml(bulletinLayout(bulletin, 'en'));
    expect(html).toContain('Synthetic / 合成数据');
    expect(html).toContain('2 values from memory and 3 illustrative ones');
    expect(html).toContain('North A, Growth: 7.1 before, now 7.0.');
    expect(html).toContain(
      'North A, sheet &quot;Expenses&quot; of 2019-Q1: revision 1 (aaaaaaaaaaaaaaaa) before, now revision 2 (bbbbbbbbbbbbbbbb).',
    );
    const real = makeBulletin(sampleInput([row(), row()], { synthetic: false }));
    expect(bulletinHtml(bulletinLayout(real, 'en'))).not.toContain('Synthetic');
  });

  it('OVS-22 names the sheets behind its figures, and who signed on which day over which data', () => {
    const indicators = ['growth'];
    const sheets = [
      { ...sheet(), indicators },
      { ...sheet({ period: '2017-Q1' }), indicators },
      { ...sheet({ form: 'water' }), indicators: ['water'] },
    ];
    const edition = {
      ...sampleInput([row()]).edition,
      state: 'published',
      number: 1,
      date: '2019-05-24',
      approvals: [
        {
          name: { en: 'Lin Yue', zh: '林月' },
          office: { en: 'Director', zh: '主任' },
          at: '2019-05-24T01:00:00Z',
        },
      ],
    } as const;
    const bulletin = makeBulletin(sampleInput([row(), row()], { sheets, edition }));
    expect(bulletin.sheets).toEqual([sheet()]);
    expect(
      gridOf(bulletin, 'sheets').rows.map(({ cells }) => cells.map(({ text }) => text.en)),
    ).toEqual([['Expenses', '2019-Q1', '1', '2019-04-09', 'aaaaaaaaaaaaaaaa']]);
    const { date, blocks } = bulletinLayout(bulletin, 'en');
    expect(date).toBe('Signed 24 May 2019, data to 31 March 2019');
    expect(blocks.find(({ kind }) => kind === 'signature')).toMatchObject({
      lines: ['Office', 'Lin Yue, Director', 'Signed 24 May 2019'],
    });
    expect(bulletinLayout(bulletin, 'zh').date).toBe('2019年5月24日签发，数据截至2019年3月31日');
    expect(bulletinLayout(makeBulletin(sampleInput([row()])), 'en').date).toBe(
      'Data to 31 March 2019',
    );
  });

  it('OVS-18 no name can be anything but text on a page', () => {
    const evil = '<img src=x onerror=alert(1)> "#panic(1)" \\ $x$ *b*';
    const input = sampleInput([row(), row()]);
    const bulletin = makeBulletin({
      ...input,
      districts: input.districts.map((each) => ({ ...each, title: { en: evil, zh: evil } })),
    });
    const layout = bulletinLayout(bulletin, 'en');
    expect(bulletinHtml(layout)).not.toContain('<img');
    expect(bulletinTypst(layout)).toContain(
      String.raw`"<img src=x onerror=alert(1)> \"#panic(1)\" \\ $x$ *b*`,
    );
  });
});

describe('checks before signing', () => {
  const input = sampleInput([row(), row({ met: 940n })]);
  const good = makeBulletin(input);
  const outcomes = (bulletin: Bulletin) =>
    Object.fromEntries(
      bulletinChecks(bulletin, input.definition).map(({ id, outcome }) => [id, outcome]),
    );
  const changed = (
    change: (cell: BulletinGrid['rows'][number]['cells'][number], at: number) => string | null,
  ): Bulletin => ({
    ...good,
    sections: good.sections.map((section) => ({
      ...section,
      grids: section.grids.map((grid) => ({
        ...grid,
        rows: grid.rows.map((each) => ({
          ...each,
          cells: each.cells.map((cell, at) => ({ ...cell, value: change(cell, at) })),
        })),
      })),
    })),
  });

  it('OVS-20 pass what was written by rule', () => {
    expect(Object.values(outcomes(good))).toEqual(Array(5).fill('passed'));
  });

  it('OVS-20 fail a part that does not add up, a small count, a figure from elsewhere', () => {
    expect(outcomes(changed(({ value }) => (value === '5.0' ? '5.1' : value))).parts).toBe(
      'failed',
    );
    expect(outcomes(changed(({ value }) => (value === '60' ? '4' : value))).counts).toBe('failed');
    expect(outcomes({ ...good, figures: [] }).figures).toBe('failed');
    const [first, ...rest] = good.findings;
    if (!first) throw new Error('nothing found');
    const halved = { ...first, sentence: { ...first.sentence, zh: first.sentence.zh.slice(0, 1) } };
    expect(outcomes({ ...good, findings: [halved, ...rest] }).languages).toBe('failed');
  });

  it('OVS-20 warn where a district has no figure', () => {
    const measured: typeof input.measured = (id, place, period) =>
      place === districtId(1) ? null : input.measured(id, place, period);
    expect(outcomes(makeBulletin({ ...input, measured })).districts).toBe('warned');
  });
});
