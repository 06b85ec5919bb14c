import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type IsoDate, parsePeriod, unwrap } from '@sanyi/kernel';
import { districtsOf, reportTerms, templateOf } from '@sanyi/oversight';
import { buildStack } from '@sanyi/policy';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { openFacts } from '../facts/open-facts.ts';
import { libraryOf } from '../read/library-of.ts';
import { readSheet } from '../sheet/read-sheet.ts';
import { templateCsv, templateXlsx } from '../sheet/write-template.ts';
import { beijingPackages } from '../testing/packages.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { createFacts } from './create-facts.ts';
import {
  type Confirmation,
  previewSheet,
  type ReportDesk,
  type SentSheet,
  takeSheet,
} from './desk.ts';
import { officeDay, timeZoneOf } from './office-day.ts';
import { reportStatus } from './report-status.ts';
import { readReported } from './reported.ts';

const period = unwrap(parsePeriod('2019-Q1'));
const stack = unwrap(buildStack(unwrap(libraryOf(await beijingPackages())), 'beijing'));
const districts = districtsOf(stack, period.from);

/** An empty folder of facts, ready for the sheets of the sixteen districts. */
async function emptyDesk(): Promise<ReportDesk> {
  const folder = join(await tempFolder(), 'facts');
  const head = { place: 'beijing', title: { en: 'Beijing', zh: '北京市' }, districts };
  unwrap(await createFacts(folder, { ...head, first: period, last: period, synthetic: true }));
  return {
    facts: unwrap(await openFacts(folder, demoActor('beijing'))),
    terms: reportTerms(stack, { districts, day: period.from }),
    computed: [],
    closed: [],
    today: '2019-04-09' as IsoDate,
    timeZone: timeZoneOf(stack, '2019-04-09T00:00:00Z'),
  };
}

/** A filled sheet of a form for one district; `top` makes numerators of denominators. */
async function sheetOf(
  desk: ReportDesk,
  of: { form: string; place: string; kind?: 'xlsx' | 'csv'; top?: (bottom: number) => string },
): Promise<SentSheet> {
  const terms = desk.terms.find((each) => each.form.id === of.form);
  if (!terms) throw new Error(`no form ${of.form}`);
  const template = templateOf(terms, { period, place: of.place });
  const rows = template.rows.map((row, at) => {
    const bottom = 1_000_000 + at;
    const filled = of.top?.(bottom) ?? String(bottom / 2 + 500_000);
    return row.map((cell, column) =>
      column === 3 ? filled : column === 4 ? String(bottom) : cell,
    );
  });
  const filled = { ...template, rows };
  const bytes = of.kind === 'csv' ? templateCsv(filled, 'gb18030') : await templateXlsx(filled);
  return {
    file: { name: `${of.place}.${of.kind ?? 'xlsx'}`, bytes },
    form: null,
    period,
    place: of.place,
  };
}

const confirmed = (fileHash: string, more: Partial<Confirmation> = {}): Confirmation => ({
  reporter: 'district',
  receivedAt: '2019-04-09T02:00:00.000Z',
  fileHash,
  rest: false,
  ...more,
});

const code = (result: {
  ok: boolean;
  problems?: readonly { code: string }[];
}): string | undefined => result.problems?.[0]?.code;

describe('sheets that come in', () => {
  test('REP-11 days are counted by the clock that the packages of the place name', () => {
    const instant = '2019-04-10T16:30:00Z';
    const timeZone = timeZoneOf(stack, instant);
    expect([timeZone, officeDay(instant, timeZone)]).toEqual(['Asia/Shanghai', '2019-04-11']);
    expect(officeDay(instant, 'America/New_York')).toBe('2019-04-10');
    expect(timeZoneOf({ codeSet: () => [] }, instant)).toBe('UTC');
  });

  test('REP-5 a preview writes nothing, and only what was previewed is taken', async () => {
    const desk = await emptyDesk();
    const sent = await sheetOf(desk, { form: 'donation', place: 'tongzhou', top: () => '5000' });
    const preview = unwrap(await previewSheet(desk, sent));
    expect([preview.terms.form.id, preview.checked.figures.length]).toEqual(['donation', 1]);
    expect((await readdir(desk.facts.folder)).includes('reported')).toBe(false);
    const other = confirmed('0'.repeat(64));
    expect(code(await takeSheet(desk, { sent, confirmed: other }))).toBe('REPORT_FILE_CHANGED');
    const record = async () => ({ ok: false, problems: [{ code: 'GOV_NO' }] }) as never;
    const asked = { sent, confirmed: confirmed(preview.fileHash) };
    expect(code(await takeSheet(desk, { ...asked, record }))).toBe('GOV_NO');
    expect(unwrap(await readReported(desk.facts)).rows).toEqual([]);
    unwrap(await takeSheet(desk, asked));
    const [row] = unwrap(await readReported(desk.facts)).rows;
    expect([row?.numerator, row?.denominator]).toEqual([60_000n, 3_000_000n]);
    expect(code(await takeSheet(desk, asked))).toBe('REPORT_SHEET_TWICE');
    expect(code(await previewSheet(desk, sent))).toBe('REPORT_SHEET_TWICE');
  });

  test('REP-5 one refused row refuses the sheet, unless the rest is asked for', async () => {
    const desk = await emptyDesk();
    const top = (bottom: number): string => (bottom === 1_000_001 ? 'many' : '900000');
    const sent = await sheetOf(desk, { form: 'family-doctor', place: 'daxing', kind: 'csv', top });
    const { fileHash } = unwrap(await previewSheet(desk, sent));
    const refused = await takeSheet(desk, { sent, confirmed: confirmed(fileHash) });
    expect(refused.ok ? null : refused.problems[0].en).toBe(
      '1 of 2 rows cannot be taken over as they are. A sheet is taken over as a whole, so nothing was written. Correct the rows marked in the returned copy and send it, or ask for the rest to be taken over.',
    );
    expect(unwrap(await readReported(desk.facts)).rows).toEqual([]);
    unwrap(await takeSheet(desk, { sent, confirmed: confirmed(fileHash, { rest: true }) }));
    expect(unwrap(await readReported(desk.facts)).rows).toHaveLength(1);
  });

  test('REP-5 forms and periods that do not fit are refused before any row is looked at', async () => {
    const desk = await emptyDesk();
    const sent = await sheetOf(desk, { form: 'donation', place: 'tongzhou' });
    expect(code(await previewSheet(desk, { ...sent, form: 'donatoin' }))).toBe(
      'REPORT_FORM_UNKNOWN',
    );
    const month = unwrap(parsePeriod('2019-03'));
    expect(code(await previewSheet(desk, { ...sent, period: month }))).toBe('REPORT_PERIOD_KIND');
    const early = { ...desk, today: '2019-03-31' as IsoDate };
    expect(code(await previewSheet(early, sent))).toBe('REPORT_PERIOD_NOT_OVER');
    expect(code(await previewSheet({ ...desk, terms: [] }, sent))).toBe('REPORT_NO_FORMS');
  });

  test('REP-6 sixteen spreadsheets in a folder without claims give figures by district', async () => {
    const desk = await emptyDesk();
    expect(districts).toHaveLength(16);
    for (const [at, { id }] of districts.entries()) {
      for (const form of ['expense', 'first-aid']) {
        const ofForm = form === 'expense' ? { top: expenseTop } : { top: callsTop };
        const kind = at % 2 ? 'csv' : 'xlsx';
        const sent = await sheetOf(desk, { form, place: id, kind, ...ofForm });
        const { fileHash } = unwrap(await previewSheet(desk, sent));
        unwrap(await takeSheet(desk, { sent, confirmed: confirmed(fileHash) }));
      }
    }
    const growth = unwrap(await readReported(desk.facts, { indicator: 'expense-growth' })).rows;
    expect(growth.map((row) => row.place).sort()).toEqual(districts.map(({ id }) => id).sort());
    expect(growth.every((row) => row.numerator === 10_000_000n)).toBe(true);
    const status = unwrap(await reportStatus(desk, { period, now: '2019-04-09T03:00:00Z' }));
    const states = (form: string) =>
      new Set(status.cells.filter((cell) => cell.form === form).map((cell) => cell.state));
    expect([states('expense'), states('donation')]).toEqual([
      new Set(['onTime']),
      new Set(['due']),
    ]);
  });

  test('REP-7 computed and reported stand side by side with their difference', async () => {
    const desk = await emptyDesk();
    const sent = await sheetOf(desk, { form: 'donation', place: 'tongzhou', top: () => '5000' });
    const { fileHash } = unwrap(await previewSheet(desk, sent));
    unwrap(await takeSheet(desk, { sent, confirmed: confirmed(fileHash) }));
    const computed = ['tongzhou', 'daxing'].map((place) => ({
      indicator: 'donations-per-1000',
      place,
      period: '2019-Q1',
      numerator: 58_000n,
      denominator: 3_000_000n,
    }));
    const now = '2019-04-09T03:00:00Z';
    const status = unwrap(await reportStatus({ ...desk, computed }, { period, now }));
    expect(
      status.compared.map(({ place, computed: own, reported, difference }) => [
        place,
        own?.numerator,
        reported?.numerator,
        difference?.value,
        difference?.numeratorPercent,
      ]),
    ).toEqual(
      [
        ['daxing', 58_000n, undefined, undefined, undefined],
        ['tongzhou', 58_000n, 60_000n, '0.7', '3.4'],
      ].sort((a, b) => order(a) - order(b)),
    );
  });

  test('SHT-2 a file beyond the bounds is refused before it is read', () => {
    const read = readSheet({ name: 'a.csv', bytes: new Uint8Array(5 * 1024 * 1024 + 1).fill(65) });
    expect(code(read)).toBe('REPORT_FILE_LARGE');
  });
});

const order = ([place]: readonly unknown[]): number =>
  districts.findIndex(({ id }) => id === place);

/** Growth of 10 %, 60 yuan a visit, a drug share of a half: by the row the denominator stands in. */
function expenseTop(bottom: number): string {
  if (bottom === 1_000_000) return '1100000';
  return bottom === 1_000_001 ? String(bottom * 60) : '500000';
}

const callsTop = (bottom: number): string =>
  bottom === 1_000_000 ? '950000' : String(bottom * 14);
