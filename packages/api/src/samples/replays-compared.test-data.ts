import type {
  BandsSide,
  ComparedCell,
  NamedPool,
  PoolSide,
  ReplayChange,
  RuleSums,
} from '../what-if/compared-rows.ts';
import type { KeptReplay, KeptReplays, ReplaysCompared } from '../what-if/replays-compared.ts';

const rules = (text: string, en: string, zh: string) => ({ text, title: { en, zh } });

const replay = (id: string, en: string, zh: string): KeptReplay => ({
  id,
  baseline: rules('sample', 'Rules in force', '当日规则'),
  reform: rules(`sample+parameters/drugMarkupRate=${id.slice(0, 1)}`, en, zh),
  period: { from: '2018-04-01', to: '2019-03-31' },
});

const FIRST = replay(
  '0123456789abcdef',
  'Rules in force, with Drug mark-up = 5 %',
  '当日规则，加药品加成率 = 5 %',
);
const SECOND = replay(
  '1123456789abcdef',
  'Rules in force, with Drug mark-up = 8 %; MRI scan = 500 yuan',
  '当日规则，加药品加成率 = 8 %；核磁共振平扫 = 500 元',
);

const change = (patient: number, fund: number): ReplayChange => ({
  totalFen: String(patient + fund + 500_000_00),
  patientFen: String(patient),
  fundFen: String(fund),
  fixedFundFen: String(fund / 2),
  incomeFen: String(patient + fund),
  hospitalFen: '50000000',
});

/** Two replays that are kept, and one of earlier facts. */
export const sampleKeptReplays = (): KeptReplays => ({
  replays: [
    { ...SECOND, madeAt: '2026-01-02T03:04:05.000Z', change: change(5_000_000_00, -2_000_000_00) },
    { ...FIRST, madeAt: '2026-01-01T03:04:05.000Z', change: change(3_000_000_00, 2_000_000_00) },
  ],
  count: 2,
  otherFacts: 1,
});

const cell = (dimension: string, key: string): ComparedCell => ({
  ...{ dimension, key },
  first: change(3_000_000_00, 2_000_000_00),
  second: change(5_000_000_00, -2_000_000_00),
  apart: { ...change(2_000_000_00, -4_000_000_00), totalFen: '-200000000', hospitalFen: '0' },
});

const side = (bands: readonly number[], each: number): BandsSide => ({
  count: 1000,
  bands,
  changeFen: String(1000 * each),
  eachFen: String(each),
});

const banded = (dimension: string, key: string) => ({
  ...{ dimension, key },
  first: side([0, 200, 500, 100, 200], 30_00),
  second: side([100, 0, 400, 100, 400], 50_00),
  apartFen: '2000000',
  apartEachFen: '2000',
});

const charge = (key: string, en: string, zh: string) => ({
  ...{ key, title: { en, zh } },
  ...{ firstFen: '500000000', secondFen: '300000000', apartFen: '-200000000' },
});

const ruleSums = (losers: number, gainers: number, patient: number): RuleSums => ({
  ...{ claims: losers + gainers, losers, gainers },
  patientFen: String(patient),
  fundFen: String(-patient),
  incomeFen: '0',
});

const poolSide = (pointYuan: string, change: number): PoolSide => ({
  ...{ cases: 4_000, pointYuan, by: 'shared', budgetFen: '900000000', billedFen: '900000000' },
  ...{ paidFen: String(900_000_000 + change), changeFen: String(change) },
});

type PoolName = Omit<NamedPool, 'first' | 'second' | 'apart'>;

const pool = (period: string): PoolName => ({
  ...{ side: 'reform', pool: 'stays', period, isShared: true },
  title: { en: 'Stays by points', zh: '住院按点付费' },
  key: { en: 'Tertiary', zh: '三级' },
});

const hospitalPool = (period: string): PoolName => ({
  ...{ side: 'reform', pool: 'hospital', period, isShared: false },
  title: { en: 'Budget of a hospital', zh: '医院总额预算' },
  key: { en: 'Hospital 7', zh: '医院7' },
});

const POOLS: readonly NamedPool[] = [
  {
    ...pool('2018'),
    first: poolSide('98.7654', -20_000_000),
    second: poolSide('99.1', 30_000_000),
    apart: { pointYuan: '0.3346', paidFen: '50000000', changeFen: '50000000' },
  },
  {
    ...pool('2019'),
    first: null,
    second: poolSide('100', 10_000_000),
    apart: { pointYuan: null, paidFen: null, changeFen: '10000000' },
  },
  {
    ...hospitalPool('2018'),
    first: poolSide('0.9778', -20_000_000),
    second: { ...poolSide('1.0333', 30_000_000), budgetFen: '950000000' },
    apart: { pointYuan: '0.0555', paidFen: '50000000', changeFen: '50000000' },
  },
];

const said = (text: string) => [{ text, strong: false, figure: null }];

/** Two invented replays side by side. */
export const sampleReplaysCompared = (): ReplaysCompared => ({
  first: FIRST,
  second: SECOND,
  sameBaseline: true,
  same: false,
  sentence: {
    en: said('Against the first reform, patients pay 2.0 million yuan more a year.'),
    zh: said('与甲相比，乙的个人年负担增加200万元。'),
  },
  all: cell('all', 'all'),
  groups: [
    { ...cell('district', 'tongzhou'), title: { en: 'Tongzhou', zh: '通州区' } },
    { ...cell('level', 'tertiary'), title: { en: 'Tertiary', zh: '三级' } },
    { ...cell('month', '2018-04'), title: { en: '2018-04', zh: '2018-04' } },
  ],
  people: [
    { ...banded('all', 'all'), title: { en: 'All', zh: '全部' } },
    { ...banded('personClass', 'retired'), title: { en: 'Retired', zh: '退休' } },
    { ...banded('residence', 'tongzhou'), title: { en: 'Tongzhou', zh: '通州区' } },
  ],
  visits: [{ ...banded('level', 'tertiary'), title: { en: 'Tertiary', zh: '三级' } }],
  levels: [{ ...banded('level', 'tertiary'), title: { en: 'Tertiary', zh: '三级' } }],
  institutions: [{ ...cell('institution', '7'), title: { en: 'Hospital 7', zh: '医院7' } }],
  institutionCount: 1,
  families: [charge('drug', 'Drugs', '药品')],
  items: [charge('mri', 'MRI scan', '核磁共振平扫')],
  itemCount: 1,
  rules: [
    {
      ...{ cite: 'sample@1.0.0#linePrice/drug', speaks: 'both' },
      first: ruleSums(300, 100, 1_000_000_00),
      second: ruleSums(500, 40, 3_000_000_00),
      apart: { ...ruleSums(200, -60, 2_000_000_00), claims: 140 },
      place: { package: 'sample', decision: 'linePrice', rule: 'drug', clause: 'Drug mark-up' },
    },
    {
      ...{ cite: 'gone@1.0.0#linePrice/test', speaks: 'reform' },
      first: ruleSums(0, 0, 0),
      second: ruleSums(20, 0, 10_000_00),
      apart: ruleSums(20, 0, 10_000_00),
      place: null,
    },
  ],
  ruleCount: 2,
  pools: POOLS,
  poolCount: { shared: 2, single: 1 },
  pooled: { first: true, second: true },
  largeChange: '0.050000',
  claims: 128_056,
  synthetic: true,
  command:
    'npx sanyi replay compare --result facts/replay/0123456789abcdef --with facts/replay/1123456789abcdef',
});
