import type { FigureWhy, Job, Status } from '@sanyi/api';
import { CITY, DISTRICTS, figure, PERIODS, placeOf, tenths } from './places.ts';

/** The status of the invented city: in preparation until `passed` reaches 1. */
export function statusDocument(passed: number): Status {
  const ready = passed >= 1;
  return {
    version: '0.1.0',
    place: CITY.id,
    title: { en: CITY.en, zh: CITY.zh },
    synthetic: true,
    weight: '500',
    cutOff: '2019-03-31',
    factsChecksum: ready ? 'a81d5e20c944'.repeat(5) : null,
    claims: 3_912_004,
    lines: 10_404_118,
    factsArgument: ready ? '.sanyi/demo/beijing-0.002' : null,
    stack: 'beijing',
    stackHash: ready ? '3f9a1c07be52'.repeat(5) : null,
    periods: ready ? PERIODS : [],
    districts: DISTRICTS.map(({ id, en, zh, column, row }) => ({
      ...{ id, en, zh, column, row },
      population: 1_300_000,
    })),
    job: ready ? null : job(passed),
    ready,
    canReset: true,
    timeZone: 'Asia/Shanghai',
  };
}

const job = (passed: number): Job => ({
  id: 'prepare-1',
  kind: 'prepare',
  title: { en: 'Preparing the city', zh: '正在准备城市' },
  state: 'running',
  step: { en: 'Settling claims under the rules in force', zh: '按现行规则结算' },
  stepNumber: 1 + Math.floor(passed * 4),
  stepCount: 4,
  done: Math.round(3_912_004 * ((passed * 4) % 1)),
  total: 3_912_004,
  unit: { en: 'claims', zh: '张结算单' },
  rate: 412_000,
  secondsLeft: (1 - passed) * 20,
  seconds: passed * 20,
  result: null,
  problem: null,
});

export function whyDocument(indicator: string, id: string): FigureWhy {
  const place = placeOf(id);
  const value = figure(indicator, id, tenths(place.growth), 'percent');
  return {
    figure: value,
    title: { en: 'Growth of medical expenses', zh: '医疗费用同比增长' },
    placeTitle: place,
    meaning: {
      en: 'How much more care cost than in the same quarter of the year before.',
      zh: '与上年同季相比，医疗费用增长的幅度。',
    },
    judgement: 'missed',
    line: '10',
    formula: {
      text: {
        en: '(expenses of the quarter − expenses of the year before) ÷ expenses of the year before',
        zh: '（本季费用 − 上年同季费用）÷ 上年同季费用',
      },
      numbers: '(182,080,000,000 − 160,000,000,000) ÷ 160,000,000,000 × 100 = 13.8',
    },
    rows: { claims: 42_088, yearBefore: 38_328 },
    rule: {
      indicator,
      package: 'beijing-indicators',
      version: '1.0.0',
      source: 'line of 10 %: S109; definition from memory',
      sql: 'SELECT place, period,\n  sum(total_fen) - sum(year_before_total_fen) AS numerator,\n  sum(year_before_total_fen) AS denominator\nFROM expense\nWHERE month_day >= $from AND month_day < $to\nGROUP BY place, period',
    },
    stack: 'beijing',
    stackHash: value.stackHash,
    factsChecksum: value.factsChecksum,
    cutOff: '2019-03-31',
    weight: '500',
    synthetic: true,
    command: `sanyi measure --indicator ${indicator} --grain district,quarter`,
  };
}
