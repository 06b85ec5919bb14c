import type { BulletinDocument, BulletinPage, PageBlock } from '@sanyi/api';
import { DISTRICTS } from './places.ts';

const PERIOD = '2019-Q1';
const FINDING = `${PERIOD}/expense/beijing`;

type Say = (en: string, zh: string) => string;

const blocks = (say: Say): PageBlock[] => [
  {
    kind: 'paragraph',
    finding: FINDING,
    runs: [
      { text: say('Medical expenses in Beijing ', '北京市医疗费用'), strong: false },
      { text: say('rose 7.2 %', '同比增长7.2%'), strong: true },
      { text: say(', under the 10 % line.', '，低于10%控制线。'), strong: false },
    ],
  },
  {
    kind: 'table',
    id: 'districts',
    caption: say('Table 1. All districts', '表1　各区'),
    headColumn: 1,
    columns: [
      { head: say('Rank', '位次'), unit: '', align: 'center', isMarked: false },
      { head: say('District', '区'), unit: '', align: 'left', isMarked: false },
      { head: say('Growth', '同比'), unit: '%', align: 'right', isMarked: true },
    ],
    rows: DISTRICTS.map(({ en, zh }, at) => ({
      isTotal: false,
      cells: [
        { text: String(at + 1), mark: '', value: String(at + 1) },
        { text: say(en, zh), mark: '', value: null },
        { text: `+${3 + at}.0`, mark: at > 7 ? '▲' : '', value: `${3 + at}.0` },
      ],
    })),
    notes: [say('▲ missed the line.', '▲未达标。')],
  },
  {
    kind: 'chart',
    caption: say('Figure 1. Growth by district', '图1　各区同比'),
    line: 10,
    bars: DISTRICTS.map(({ en, zh }, at) => ({
      title: say(en, zh),
      text: `${3 + at}.0`,
      value: 3 + at,
      judgement: at > 7 ? 'missed' : at > 6 ? 'near' : 'met',
    })),
  },
  { kind: 'signature', lines: [say('Municipal Health Commission', '市卫生健康委员会')] },
  { kind: 'heading', id: 'unknown', number: say('2', '二、'), text: say('Not known', '未掌握') },
  { kind: 'lead', text: say('Standing limits', '固有局限') },
  { kind: 'list', items: [say('Age is not standardised.', '未按年龄标化。')] },
];

const page = (lang: BulletinPage['lang'], say: Say): BulletinPage => ({
  lang,
  mark: 'Synthetic / 合成数据',
  draft: say('Draft, not for release', '草案，未发布'),
  title: say('Quarterly Bulletin on Health Indicators', '卫生健康主要指标季度通报'),
  issue: say('Draft, not for release', '草案，未发布'),
  issuer: say('Municipal Health Commission', '市卫生健康委员会'),
  date: '',
  heading: say('Key indicators, first quarter of 2019', '2019年第一季度主要指标'),
  footer: { cutOff: say('Data to 2019-03-31', '数据截至2019-03-31'), check: '7F3A-91C2' },
  blocks: blocks(say),
});

/** An invented bulletin. */
export const bulletinDocument = (): BulletinDocument => ({
  period: PERIOD,
  periods: [PERIOD],
  heading: { en: 'Key indicators', zh: '主要指标' },
  state: 'draft',
  number: null,
  synthetic: true,
  cutOff: '2019-03-31',
  check: '7F3A-91C2',
  package: 'beijing-indicators 1.0.0',
  figures: 48,
  sentences: 17,
  contents: [
    { id: 'summary', number: 1, title: { en: 'Summary', zh: '总体情况' } },
    { id: 'unknown', number: 2, title: { en: 'Not known', zh: '未掌握' } },
  ],
  pages: { en: page('en', (en) => en), zh: page('zh', (_en, zh) => zh) },
  findings: [
    {
      id: FINDING,
      indicator: 'expense-growth',
      place: 'beijing',
      period: PERIOD,
      judgement: 'met',
      placeTitle: { en: 'Beijing', zh: '北京市' },
      indicatorTitle: { en: 'Expense growth', zh: '医疗费用同比' },
      source: 'S49',
      package: 'beijing-indicators 1.0.0',
      figures: 5,
    },
  ],
  checks: [
    { id: 'figures', outcome: 'passed', text: { en: '48 of 48 figures', zh: '48个数值' } },
    { id: 'districts', outcome: 'warned', text: { en: '47 of 48 known', zh: '48个中已掌握47个' } },
    { id: 'parts', outcome: 'failed', text: { en: '16 of 17 rows add up', zh: '17行中16行' } },
  ],
  tasks: DISTRICTS.slice(8).map(({ id, en, zh }) => ({
    place: id,
    placeTitle: { en, zh },
    families: [{ en: 'Medical expenses', zh: '医疗费用' }],
  })),
  files: (['en', 'zh'] as const).flatMap((lang) =>
    (['html', 'pdf', 'docx', 'xlsx'] as const).map((format) => ({
      lang,
      format,
      address: `/api/bulletin/file?period=${PERIOD}&lang=${lang}&format=${format}`,
    })),
  ),
});
