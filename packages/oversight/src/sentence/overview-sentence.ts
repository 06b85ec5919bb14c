import type { Text } from '@sanyi/kernel';
import type { Figure } from '../figure.ts';
import type { GrowthParts } from '../growth-split.ts';
import { changeRuns } from './change-runs.ts';
import { amountText } from './number-text.ts';
import { type Run, type Sentence, sentenceOf } from './segments.ts';
import { districtCount, PART_WORDS } from './words.ts';

/** A district over the line: its name, its growth, and the part that explains most of it. */
export type OverLine = {
  readonly title: Text;
  readonly growth: Figure;
  readonly leading: keyof GrowthParts | null;
};

/** What the overview's sentence is written from. */
export type OverviewFacts = {
  readonly growth: Figure;
  readonly total: Figure;
  /** The growth line with its unit, null where the indicator draws none. */
  readonly line: Text | null;
  /** Districts over the line, furthest first. */
  readonly over: readonly OverLine[];
  /** Emergency calls: the line with its unit and how many districts miss it. */
  readonly calls: { readonly line: Text; readonly missed: number } | null;
};

/**
 * What matters in a quarter, in one sentence written from its figures.
 *
 * @example
 * ```ts
 * const figure = { value: '7.2', indicator: 'expense-growth', place: 'beijing', period: '2019-Q1' };
 * const total = { ...figure, value: '47700000000.00', indicator: 'expense-total' };
 * plainText(overviewSentence({ growth: figure, total, line: null, over: [], calls: null })).en;
 * // 'Medical expenses rose 7.2 % to ¥47.70 bn.'
 * ```
 */
export const overviewSentence = (facts: OverviewFacts): Sentence =>
  sentenceOf([...expenseRuns(facts), ...lineRuns(facts), ...callRuns(facts)]);

const expenseRuns = ({ growth, total }: OverviewFacts): Run[] =>
  changeRuns({
    ...{ subject: { en: 'Medical expenses', zh: '医疗费用' }, growth, total },
    amount: amountText(total.value ?? '0'),
  });

function lineRuns({ growth, line, over }: OverviewFacts): Run[] {
  if (growth.value === null || line === null) return [{ text: { en: '.', zh: '。' } }];
  const [first] = over;
  if (!first) {
    return [
      {
        text: {
          en: `; no district passed the ${line.en} line.`,
          zh: `；没有区超过${line.zh}控制线。`,
        },
      },
    ];
  }
  const count = districtCount(over.length);
  const by = first.leading ? PART_WORDS[first.leading] : null;
  return [
    { text: { en: '; ', zh: '；' } },
    {
      text: { en: `${count.en} passed the ${line.en} line`, zh: `${count.zh}超过${line.zh}控制线` },
      strong: true,
    },
    { text: { en: ', ', zh: '，' } },
    { text: first.title, figure: first.growth },
    {
      text: {
        en: `${over.length > 1 ? ' furthest' : ''}${by ? `, mostly by ${by.en}` : ''}.`,
        zh: `${over.length > 1 ? '最高' : ''}${by ? `，主要来自${by.zh}` : ''}。`,
      },
    },
  ];
}

function callRuns({ calls }: OverviewFacts): Run[] {
  if (calls === null) return [];
  const count = districtCount(calls.missed);
  if (calls.missed === 0) {
    return [
      {
        text: {
          en: ` All districts meet the ${calls.line.en} line of emergency calls.`,
          zh: `各区急救呼叫满足率均达到${calls.line.zh}。`,
        },
      },
    ];
  }
  return [
    { text: { en: ' ', zh: '' } },
    { text: count, strong: true },
    {
      text: {
        en: `${calls.missed === 1 ? ' misses' : ' miss'} the ${calls.line.en} line of emergency calls.`,
        zh: `急救呼叫满足率未达到${calls.line.zh}。`,
      },
    },
  ];
}
