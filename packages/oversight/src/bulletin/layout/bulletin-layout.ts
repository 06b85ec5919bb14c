import type { Lang } from '@sanyi/kernel';
import type { Judgement } from '../../judgement.ts';
import { dateText } from '../../sentence/period-text.ts';
import type { Bulletin, BulletinChart, BulletinGrid, BulletinSection } from '../bulletin.ts';

/** A run of a paragraph. */
export type LayoutRun = { readonly text: string; readonly strong: boolean };

/** A cell of a table; a mark says missed or near without colour. */
export type LayoutCell = {
  readonly text: string;
  readonly mark: '▲' | '◇' | '';
  /** The number a spreadsheet holds; null for words. */
  readonly value: string | null;
};

/** A column of a table. A marked one leaves room for a mark in every row, so that digits align. */
export type LayoutColumn = {
  readonly head: string;
  readonly unit: string;
  readonly align: 'left' | 'center' | 'right';
  readonly isMarked: boolean;
};

/** A table of a layout; the column `headColumn` names the rows. */
export type LayoutTable = {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  readonly headColumn: number;
  readonly columns: readonly LayoutColumn[];
  readonly rows: readonly {
    readonly isTotal: boolean;
    readonly cells: readonly LayoutCell[];
  }[];
  readonly notes: readonly string[];
};

/** Bars with a line. */
export type LayoutChart = {
  readonly kind: 'chart';
  readonly caption: string;
  readonly line: number | null;
  readonly bars: readonly {
    readonly title: string;
    readonly text: string;
    readonly value: number;
    readonly judgement: Judgement;
  }[];
};

/** What stands on the pages, in order, in one language. */
export type LayoutBlock =
  | {
      readonly kind: 'heading';
      readonly id: string;
      readonly number: string;
      readonly text: string;
    }
  | {
      readonly kind: 'paragraph';
      readonly runs: readonly LayoutRun[];
      readonly finding: string | null;
    }
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | LayoutTable
  | LayoutChart
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

/** A bulletin in one language, ready for any page maker: all formats print exactly this. */
export type BulletinLayout = {
  readonly lang: Lang;
  /** The mark on every page; null where the facts are real. */
  readonly mark: string | null;
  /** "Draft, not for release"; null once published. */
  readonly draft: string | null;
  readonly title: string;
  /** Number, office and date, under the title. */
  readonly issue: string;
  readonly issuer: string;
  /** When it was signed, and the last day of its data. */
  readonly date: string;
  readonly heading: string;
  readonly blocks: readonly LayoutBlock[];
  readonly footer: { readonly cutOff: string; readonly check: string };
};

const ZH_NUMBERS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/**
 * Lays a bulletin out in one language. The first section is the notice itself and is signed; the
 * others follow with numbered headings.
 *
 * @example
 * ```ts
 * declare const bulletin: Bulletin;
 * bulletinLayout(bulletin, 'zh').footer.cutOff; // '数据截至2019-03-31 · sample 1.0.0'
 * ```
 */
export function bulletinLayout(bulletin: Bulletin, lang: Lang): BulletinLayout {
  const { edition, sections } = bulletin;
  const isDraft = edition.state !== 'published';
  const date = datesText(bulletin, lang);
  const [first, ...rest] = sections;
  return {
    lang,
    mark: bulletin.synthetic ? WORDS.synthetic[lang] : null,
    draft: isDraft ? WORDS.draft[lang] : null,
    title: bulletin.title[lang],
    issue: issueText(bulletin, lang),
    issuer: bulletin.issuer[lang],
    date,
    heading: bulletin.heading[lang],
    blocks: [
      ...(first ? sectionBlocks(first, lang) : []),
      { kind: 'signature', lines: signatureLines(bulletin, lang) },
      ...rest.flatMap((section) => [headingOf(section, lang), ...sectionBlocks(section, lang)]),
    ],
    footer: {
      cutOff:
        lang === 'en'
          ? `Data to ${bulletin.cutOff} · ${bulletin.package}`
          : `数据截至${bulletin.cutOff} · ${bulletin.package}`,
      check: lang === 'en' ? `check ${bulletin.check}` : `核对码 ${bulletin.check}`,
    },
  };
}

const WORDS = {
  synthetic: { en: 'Synthetic / 合成数据', zh: '合成数据 / Synthetic' },
  draft: { en: 'Draft, not for release', zh: '草案，未发布' },
} as const;

function issueText({ edition }: Bulletin, lang: Lang): string {
  const { number } = edition;
  if (number === null) return WORDS.draft[lang];
  return lang === 'en' ? `Edition ${number}` : `第${number}版`;
}

/** When it was signed and how far the data go: two days, each with its name. */
function datesText({ edition, cutOff }: Bulletin, lang: Lang): string {
  const data = dateText(cutOff)[lang];
  const upTo = lang === 'en' ? `data to ${data}` : `数据截至${data}`;
  if (edition.date === null) return `${upTo.charAt(0).toUpperCase()}${upTo.slice(1)}`;
  const signed = dateText(edition.date)[lang];
  return lang === 'en' ? `Signed ${signed}, ${upTo}` : `${signed}签发，${upTo}`;
}

/** The office, the persons who approved, and the day they did. */
function signatureLines({ edition, issuer }: Bulletin, lang: Lang): string[] {
  const persons = edition.approvals.map(({ name, office }) =>
    lang === 'en' ? `${name.en}, ${office.en}` : `${office.zh} ${name.zh}`,
  );
  if (edition.date === null) return [issuer[lang], ...persons];
  const date = dateText(edition.date)[lang];
  return [issuer[lang], ...persons, lang === 'en' ? `Signed ${date}` : `${date}签发`];
}

const headingOf = ({ id, number, title }: BulletinSection, lang: Lang): LayoutBlock => ({
  kind: 'heading',
  id,
  number: lang === 'en' ? String(number) : `${zhNumber(number)}、`,
  text: title[lang],
});

const zhNumber = (number: number): string =>
  number <= 10 ? (ZH_NUMBERS[number] ?? '') : `十${ZH_NUMBERS[number - 10] ?? ''}`;

function sectionBlocks(section: BulletinSection, lang: Lang): LayoutBlock[] {
  const paragraphs = section.paragraphs.flatMap(({ sentence, finding, lead }): LayoutBlock[] => [
    ...(lead ? [{ kind: 'lead', text: lead[lang] } as const] : []),
    { kind: 'paragraph', finding, runs: merged(sentence[lang]) },
  ]);
  return [
    ...paragraphs,
    ...(section.items.length > 0
      ? [{ kind: 'list', items: section.items.map((item) => item[lang]) } as const]
      : []),
    ...section.grids.map((grid) => tableOf(grid, lang)),
    ...section.charts.map((chart) => chartOf(chart, lang)),
  ];
}

/** Runs with the same weight side by side become one. */
function merged(segments: readonly LayoutRun[]): LayoutRun[] {
  const runs: LayoutRun[] = [];
  for (const { text, strong } of segments) {
    const last = runs.at(-1);
    if (text === '') continue;
    if (last && last.strong === strong) runs[runs.length - 1] = { text: last.text + text, strong };
    else runs.push({ text, strong });
  }
  return runs;
}

function tableOf(grid: BulletinGrid, lang: Lang): LayoutTable {
  const isRanked = grid.columns[0]?.head.en === 'Rank';
  const at = isRanked ? 1 : 0;
  const columns = grid.columns.map(
    ({ head, unit }, index): LayoutColumn => ({
      head: head[lang],
      unit: unit[lang],
      align: isRanked && index === 0 ? 'center' : 'right',
      isMarked: grid.rows.some(({ cells }) => markOf(cells[index]?.judgement ?? 'none') !== ''),
    }),
  );
  const named = { head: grid.rowHead[lang], unit: '', align: 'left', isMarked: false } as const;
  return {
    kind: 'table',
    id: grid.id,
    caption:
      lang === 'en'
        ? `Table ${grid.number}. ${grid.title.en}`
        : `表${grid.number}　${grid.title.zh}`,
    headColumn: at,
    columns: columns.toSpliced(at, 0, named),
    rows: grid.rows.map(({ title, isTotal, cells }) => ({
      isTotal,
      cells: cells
        .map(
          ({ text, judgement, value }): LayoutCell => ({
            text: text[lang],
            mark: markOf(judgement),
            value,
          }),
        )
        .toSpliced(at, 0, { text: title[lang], mark: '', value: null }),
    })),
    notes: grid.notes.map((note, index) =>
      index === 0 && lang === 'zh' ? `注：${note.zh}` : note[lang],
    ),
  };
}

const markOf = (judgement: Judgement): LayoutCell['mark'] =>
  judgement === 'missed' ? '▲' : judgement === 'near' ? '◇' : '';

function chartOf(chart: BulletinChart, lang: Lang): LayoutChart {
  return {
    kind: 'chart',
    caption:
      lang === 'en'
        ? `Figure ${chart.number}. ${chart.title.en}`
        : `图${chart.number}　${chart.title.zh}`,
    line: chart.line === null ? null : Number(chart.line),
    bars: chart.bars.map(({ title, value, judgement }) => ({
      title: lang === 'zh' ? title.zh.replace(/区$/, '') : title.en,
      text: value.replace('-', '−'),
      value: Number(value),
      judgement,
    })),
  };
}
