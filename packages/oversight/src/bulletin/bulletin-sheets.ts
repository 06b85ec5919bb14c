import type { Text } from '@sanyi/kernel';
import type {
  BulletinCell,
  BulletinGrid,
  BulletinSheet,
  EditionChange,
  SheetChange,
} from './bulletin.ts';
import type { BulletinInput } from './bulletin-input.ts';

/** Digits of a checksum that are printed; the edition holds all of them. */
const PRINTED_DIGITS = 16;

/** The sheets behind the figures of a bulletin, by period, district and form. */
export const bulletinSheets = (
  { sheets }: BulletinInput,
  of: { readonly indicators: readonly string[]; readonly periods: readonly string[] },
): BulletinSheet[] =>
  sheets
    .filter(
      ({ period, indicators }) =>
        of.periods.includes(period) && indicators.some((each) => of.indicators.includes(each)),
    )
    .map(({ place, period, form, title, revision, receivedOn, sha256 }) => ({
      ...{ place, period, form, title, revision, receivedOn, sha256 },
    }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const keyOf = ({ period, place, form }: BulletinSheet): string => `${period} ${place} ${form}`;

/**
 * What changed between the sheets of two editions: sent again, new, or gone.
 *
 * @param titleOf - the name of a district
 * @example
 * ```ts
 * sheetChanges([], [], (place) => ({ en: place, zh: place })); // []
 * ```
 */
export function sheetChanges(
  before: readonly BulletinSheet[],
  after: readonly BulletinSheet[],
  titleOf: (place: string) => Text,
): SheetChange[] {
  const now = new Map(after.map((each) => [keyOf(each), each]));
  const old = new Set(before.map(keyOf));
  const changed = (of: BulletinSheet, was: BulletinSheet | null, is: BulletinSheet | null) => ({
    ...{ place: titleOf(of.place), title: of.title, period: of.period, before: was, after: is },
  });
  return [
    ...before.flatMap((each): SheetChange[] => {
      const is = now.get(keyOf(each)) ?? null;
      const isSame = is?.sha256 === each.sha256 && is.revision === each.revision;
      return isSame ? [] : [changed(each, each, is)];
    }),
    ...after.filter((each) => !old.has(keyOf(each))).map((each) => changed(each, null, each)),
  ];
}

/** The figures that changed, and then the sheets behind them. */
export const correctionItems = (of: {
  readonly changes: readonly EditionChange[];
  readonly sheets: readonly SheetChange[];
}): Text[] => [
  ...of.changes.map(({ place, indicator, before, after }) => ({
    en: `${place.en}, ${indicator.en}: ${before} before, now ${after}.`,
    zh: `${place.zh}${indicator.zh}：原为${before}，现为${after}。`,
  })),
  ...of.sheets.map(({ place, title, period, before, after }) => {
    const [was, is] = [revisionText(before), revisionText(after)];
    return {
      en: `${place.en}, sheet "${title.en}" of ${period}: ${was.en} before, now ${is.en}.`,
      zh: `${place.zh}${period}“${title.zh}”报表：原为${was.zh}，现为${is.zh}。`,
    };
  }),
];

function revisionText(sheet: BulletinSheet | null): Text {
  if (!sheet) return { en: 'none', zh: '无' };
  const digits = sheet.sha256.slice(0, PRINTED_DIGITS);
  return {
    en: `revision ${sheet.revision} (${digits})`,
    zh: `第${sheet.revision}次报送（${digits}）`,
  };
}

/** The table of the sheets; null where the bulletin rests on none. */
export function sheetsGrid(
  { districts }: BulletinInput,
  sheets: readonly BulletinSheet[],
  number: number,
): BulletinGrid | null {
  if (sheets.length === 0) return null;
  const titles = new Map(districts.map(({ id, title }) => [id, title]));
  const none = { en: '', zh: '' };
  const column = (en: string, zh: string) => ({ head: { en, zh }, unit: none });
  return {
    id: 'sheets',
    number,
    title: {
      en: 'Sheets of districts that this bulletin rests on',
      zh: '本通报所依据的各区报表',
    },
    rowHead: { en: 'District', zh: '区' },
    columns: [
      column('Form', '报表'),
      column('Period', '期间'),
      column('Revision', '报送次数'),
      column('Received', '收到日期'),
      column('SHA-256', '校验值'),
    ],
    rows: sheets.map((each) => ({
      place: each.place,
      title: titles.get(each.place) ?? { en: each.place, zh: each.place },
      isTotal: false,
      cells: [
        cell(each.title),
        plain(each.period),
        { ...plain(String(each.revision)), value: String(each.revision) },
        plain(each.receivedOn),
        plain(each.sha256.slice(0, PRINTED_DIGITS)),
      ],
    })),
    notes: [
      {
        en: `The checksum is that of the file as it came in, its first ${PRINTED_DIGITS} digits.`,
        zh: `校验值为收到文件的 SHA-256 前${PRINTED_DIGITS}位。`,
      },
    ],
  };
}

const cell = (text: Text): BulletinCell => ({
  text,
  value: null,
  judgement: 'none',
  figure: null,
});

const plain = (text: string): BulletinCell => cell({ en: text, zh: text });
