import type { BulletinLayout } from '@sanyi/oversight';
import type { BulletinDocument } from '../bulletin/bulletin.ts';
import type { EditionList } from '../bulletin/edition.ts';
import { SAMPLE_PERIOD, SAMPLE_PERIODS } from './places.test-data.ts';

const GROWTH = [
  { en: 'Yanqing', zh: '延庆', value: '3.8', mark: '', judgement: 'met' },
  { en: 'Fengtai', zh: '丰台', value: '9.6', mark: '◇', judgement: 'near' },
  { en: 'Tongzhou', zh: '通州', value: '13.8', mark: '▲', judgement: 'missed' },
] as const;

type Say = (en: string, zh: string) => string;

const reportedTable = (say: Say): BulletinLayout['blocks'][number] => ({
  kind: 'table',
  id: 'reported',
  caption: say('Table 2. Computed beside reported', '表2　计算数与上报数对照'),
  headColumn: 0,
  columns: [
    { head: say('District', '区'), unit: '', align: 'left', isMarked: false },
    ...['%', say('‰ a year', '‰/年'), '%'].flatMap((unit) =>
      [say('Computed', '计算数'), say('Reported', '上报数'), say('Difference', '相差')].map(
        (head) => ({ head, unit, align: 'right' as const, isMarked: false }),
      ),
    ),
  ],
  rows: [
    {
      isTotal: false,
      cells: [
        { text: say('Tongzhou', '通州'), mark: '', value: null },
        ...['13.8', '5.9', '-7.9', '13.6', '13.5', '-0.1', '83.0', '83.0', '0.0'].map((value) => ({
          text: value,
          mark: '' as const,
          value,
        })),
      ],
    },
  ],
  notes: [],
});

const page = (lang: 'en' | 'zh', say: Say): BulletinLayout => ({
  lang,
  mark: 'Synthetic / 合成数据',
  draft: say('Draft, not for release', '草案，未发布'),
  title: say('Quarterly Bulletin', '季度通报'),
  issue: say('Draft, not for release', '草案，未发布'),
  issuer: say('Municipal Health Commission', '市卫生健康委员会'),
  date: '',
  heading: say('Key indicators', '主要指标'),
  footer: { cutOff: '2019-03-31', check: '7F3A-91C2' },
  blocks: [
    {
      kind: 'paragraph',
      finding: `${SAMPLE_PERIOD}/expense/beijing`,
      runs: [
        { text: say('Medical expenses ', '医疗费用'), strong: false },
        { text: say('rose 7.2 %', '同比增长7.2%'), strong: true },
        { text: say('.', '。'), strong: false },
      ],
    },
    {
      kind: 'table',
      id: 'districts',
      caption: say('Table 1. Districts', '表1　各区'),
      headColumn: 1,
      columns: [
        { head: say('Rank', '位次'), unit: '', align: 'center', isMarked: false },
        { head: say('District', '区'), unit: '', align: 'left', isMarked: false },
        { head: say('Growth', '同比'), unit: '%', align: 'right', isMarked: true },
      ],
      rows: GROWTH.map(({ en, zh, value, mark }, at) => ({
        isTotal: false,
        cells: [
          { text: String(at + 1), mark: '', value: String(at + 1) },
          { text: say(en, zh), mark: '', value: null },
          { text: `+${value}`, mark, value },
        ],
      })),
      notes: [say('▲ missed the line, ◇ near it.', '▲未达标，◇接近控制线。')],
    },
    {
      kind: 'chart',
      caption: say('Figure 1. Growth', '图1　同比'),
      line: 10,
      bars: GROWTH.map(({ en, zh, value, judgement }) => ({
        title: say(en, zh),
        text: value,
        value: Number(value),
        judgement,
      })),
    },
    reportedTable(say),
    {
      kind: 'signature',
      lines: [say('Municipal Health Commission', '市卫生健康委员会')],
    },
    { kind: 'heading', id: 'unknown', number: '2', text: say('Not known', '未掌握') },
    { kind: 'lead', text: say('Standing', '固有') },
    { kind: 'list', items: [say('Nothing else.', '无。')] },
  ],
});

/** A bulletin as the server sends it. */
export const sampleBulletin = (): BulletinDocument => ({
  period: SAMPLE_PERIOD,
  periods: SAMPLE_PERIODS,
  heading: { en: 'Key indicators', zh: '主要指标' },
  state: 'draft',
  number: null,
  synthetic: true,
  cutOff: '2019-03-31',
  check: '7F3A-91C2',
  package: 'beijing-indicators 1.0.0',
  figures: 2,
  sentences: 1,
  contents: [
    { id: 'summary', number: 1, title: { en: 'Summary', zh: '总体情况' } },
    { id: 'unknown', number: 2, title: { en: 'Not known', zh: '未掌握' } },
  ],
  pages: { en: page('en', (en) => en), zh: page('zh', (_en, zh) => zh) },
  findings: [
    {
      id: `${SAMPLE_PERIOD}/expense/beijing`,
      indicator: 'expense-growth',
      place: 'beijing',
      period: SAMPLE_PERIOD,
      judgement: 'met',
      placeTitle: { en: 'Beijing', zh: '北京市' },
      indicatorTitle: { en: 'Expense growth', zh: '医疗费用同比' },
      source: 'S49',
      package: 'beijing-indicators 1.0.0',
      figures: 1,
    },
  ],
  checks: [
    { id: 'figures', outcome: 'passed', text: { en: '2 of 2 figures', zh: '2个数值' } },
    { id: 'districts', outcome: 'warned', text: { en: '1 of 16 districts', zh: '16个区中1个' } },
    { id: 'parts', outcome: 'failed', text: { en: '2 of 3 rows add up', zh: '3行中2行' } },
  ],
  tasks: [
    {
      place: 'tongzhou',
      placeTitle: { en: 'Tongzhou', zh: '通州区' },
      families: [{ en: 'Medical expenses', zh: '医疗费用' }],
    },
  ],
  files: (['en', 'zh'] as const).flatMap((lang) =>
    (['html', 'pdf', 'docx', 'xlsx'] as const).map((format) => ({
      lang,
      format,
      address: `/api/bulletin/file?period=${SAMPLE_PERIOD}&lang=${lang}&format=${format}`,
    })),
  ),
});

const SIGNED = {
  by: {
    id: 'director',
    name: { en: 'Lin', zh: '林' },
    office: { en: 'Commission', zh: '卫生健康委员会' },
  },
  at: '2019-05-24T01:00:00Z',
} as const;

/** The editions of a quarter as the server sends them. */
export const sampleEditions = (): EditionList => ({
  rows: [
    {
      id: 'E1',
      version: 3,
      period: SAMPLE_PERIOD,
      state: 'published',
      number: 1,
      contentHash: 'a'.repeat(64),
      cutOff: '2019-03-31',
      submissions: [
        {
          ...{ id: 'S1', version: 2, revision: 1, district: 'tongzhou', form: 'expense' },
          period: SAMPLE_PERIOD,
          state: 'accepted',
          file: 'tongzhou.xlsx',
          sha256: 'b'.repeat(64),
        },
      ],
      openSheets: [
        { district: 'yanqing', form: 'expense', period: SAMPLE_PERIOD, state: 'missing' },
      ],
      corrects: null,
      drafted: SIGNED,
      approved: SIGNED,
      published: SIGNED,
      receipts: [{ district: 'tongzhou', signature: SIGNED }],
      files: (['en', 'zh'] as const).map((lang) => ({
        path: `bulletin-${lang}.pdf`,
        lang,
        format: 'pdf',
        sha256: 'c'.repeat(64),
      })),
      may: ['receive'],
    },
  ],
  mayDraft: true,
  districts: 16,
  forms: [{ id: 'expense', title: { en: 'Medical expenses', zh: '医疗费用' } }],
});
