import type { FigureWhy } from '../figures/figure-why.ts';
import type { Job } from '../job.ts';
import type { ProblemDocument } from '../problem-document.ts';
import type { Health, Status } from '../status.ts';
import {
  growthFigure,
  SAMPLE_CUT_OFF,
  SAMPLE_LINE,
  SAMPLE_PERIODS,
  SAMPLE_PLACES,
} from './places.test-data.ts';

/** A finished, healthy server. */
export const sampleHealth = (): Health => ({
  status: 'ok',
  version: '0.1.0',
  facts: { claims: 3_900_000, lines: 10_400_000 },
});

/** A job half way through the settling of the city. */
export const sampleJob = (): Job => ({
  id: 'prepare-1',
  kind: 'prepare',
  title: { en: 'Preparing the city', zh: '正在准备城市数据' },
  state: 'running',
  step: { en: 'Settling claims under the rules in force', zh: '按现行规则结算' },
  stepNumber: 2,
  stepCount: 4,
  done: 1_950_000,
  total: 3_900_000,
  unit: { en: 'claims', zh: '笔' },
  rate: 400_000,
  secondsLeft: 5,
  seconds: 9,
  result: null,
  problem: null,
});

/** The status of an invented city, ready or still in preparation. */
export const sampleStatus = (ready = true): Status => ({
  version: '0.1.0',
  place: 'city',
  title: { en: 'Sample city', zh: '样例市' },
  synthetic: true,
  weight: '500',
  cutOff: ready ? SAMPLE_CUT_OFF : null,
  factsChecksum: ready ? '1'.repeat(64) : null,
  factsArgument: ready ? '.sanyi/demo/sample' : null,
  claims: ready ? 3_900_000 : 0,
  lines: ready ? 10_400_000 : 0,
  stack: 'sample',
  stackHash: ready ? '0'.repeat(64) : null,
  periods: ready ? SAMPLE_PERIODS : [],
  districts: SAMPLE_PLACES.map((place) => place.tile),
  job: ready ? null : sampleJob(),
  ready,
  canReset: true,
  timeZone: 'Asia/Shanghai',
});

/** Where the growth of the first invented district comes from. */
export function sampleWhy(): FigureWhy {
  const [place] = SAMPLE_PLACES;
  if (!place) throw new Error('there are always sample places');
  const figure = growthFigure(place);
  return {
    figure,
    title: { en: 'Expense growth', zh: '医疗费用增长' },
    placeTitle: place.title,
    meaning: {
      en: 'How much more care cost than in the same quarter of the year before.',
      zh: '与上年同季相比医疗费用的增长。',
    },
    judgement: 'missed',
    line: SAMPLE_LINE,
    formula: {
      text: {
        en: '(expenses − expenses before) ÷ expenses before',
        zh: '（本期−上年同期）÷上年同期',
      },
      numbers: `${figure.numerator} ÷ ${figure.denominator} × 100 = ${figure.value} %`,
    },
    rows: { claims: 2_104_388, yearBefore: 1_916_402 },
    rule: {
      indicator: 'expense-growth',
      package: 'sample-indicators',
      version: '1.0.0',
      source: 'S01',
      sql: 'SELECT place, period, 1 AS numerator, 1 AS denominator FROM expense',
    },
    stack: 'sample',
    stackHash: figure.stackHash,
    factsChecksum: figure.factsChecksum,
    cutOff: SAMPLE_CUT_OFF,
    weight: '500',
    synthetic: true,
    command: 'sanyi measure --indicator expense-growth --grain district,quarter',
  };
}

/** A request that named an unknown district. */
export const sampleProblem = (): ProblemDocument => ({
  type: 'about:blank',
  title: { en: 'Not found', zh: '未找到' },
  status: 404,
  code: 'API_PLACE_UNKNOWN',
  where: 'query place',
  detail: { en: 'There is no place "x".', zh: '没有地点“x”。' },
  problems: [],
});
