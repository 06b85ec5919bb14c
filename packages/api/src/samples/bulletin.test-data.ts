import type { BulletinDocument } from '../bulletin.ts';
import type { BulletinPage } from '../bulletin-pages.ts';
import type { EditionList } from '../edition.ts';
import { SAMPLE_PERIOD, SAMPLE_PERIODS } from './places.test-data.ts';

const page = (lang: 'en' | 'zh', say: (en: string, zh: string) => string): BulletinPage => ({
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
      headColumn: 0,
      columns: [
        { head: say('District', '区'), unit: '', align: 'left', isMarked: false },
        { head: say('Growth', '同比'), unit: '%', align: 'right', isMarked: true },
      ],
      rows: [
        {
          isTotal: false,
          cells: [
            { text: say('Tongzhou', '通州区'), mark: '', value: null },
            { text: '+13.8', mark: '▲', value: '13.8' },
          ],
        },
      ],
      notes: [say('▲ missed the line.', '▲未达标。')],
    },
    {
      kind: 'chart',
      caption: say('Figure 1. Growth', '图1　同比'),
      line: 10,
      bars: [
        { title: say('Yanqing', '延庆'), text: '3.8', value: 3.8, judgement: 'met' },
        {
          title: say('Tongzhou', '通州'),
          text: '13.8',
          value: 13.8,
          judgement: 'missed',
        },
      ],
    },
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
      corrects: null,
      drafted: SIGNED,
      approved: SIGNED,
      published: SIGNED,
      receipts: [{ district: 'tongzhou', signature: SIGNED }],
      files: 8,
      may: ['receive'],
    },
  ],
  mayDraft: true,
  districts: 16,
});
