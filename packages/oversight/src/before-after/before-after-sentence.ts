import type { PeriodKind, Text } from '@sanyi/kernel';
import { type Run, type Sentence, sentenceOf } from '../sentence/segments.ts';
import type { BeforeAfter, Interval, TooFew } from './before-after.ts';
import {
  directionOf,
  intervalText,
  periodWords,
  type SeriesUnit,
  sizeOfChange,
} from './before-after-words.ts';

/** What the sentence of a comparison is written from. */
export type BeforeAfterFacts = {
  readonly title: Text;
  readonly place: Text;
  /** The day of the reform in words. */
  readonly day: Text;
  readonly kind: PeriodKind;
  readonly unit: SeriesUnit;
  readonly confidence: number;
  readonly found: BeforeAfter | TooFew;
};

const KINDS: Readonly<Record<PeriodKind, { readonly one: Text; readonly many: Text }>> = {
  month: { one: { en: 'month', zh: '月' }, many: { en: 'months', zh: '个月' } },
  quarter: { one: { en: 'quarter', zh: '季' }, many: { en: 'quarters', zh: '个季度' } },
  year: { one: { en: 'year', zh: '年' }, many: { en: 'years', zh: '年' } },
};

/**
 * What changed at a reform, written from the figures alone; says so where nothing can be told.
 *
 * @example
 * ```ts
 * const words = { title: { en: 'Visits', zh: '诊次' }, place: { en: 'Beijing', zh: '北京市' } };
 * const found = { enough: false, points: [], lacking: 'after', found: 2, needed: 6 } as const;
 * const unit = { unit: 'count', unitText: { en: 'visits', zh: '人次' }, scale: 'value' } as const;
 * const day = { en: '15 June 2019', zh: '2019年6月15日' };
 * const said = beforeAfterSentence({ ...words, day, kind: 'month', unit, confidence: 0.95, found });
 * plainText(said).en; // 'Visits, Beijing, 15 June 2019: too few points to tell. Only 2 months after the reform measured, at least 6 are needed.'
 * ```
 */
export function beforeAfterSentence(facts: BeforeAfterFacts): Sentence {
  const { title, place, day, found } = facts;
  const head: Run = {
    text: {
      en: `${title.en}, ${place.en}, ${day.en}: `,
      zh: `${place.zh}${title.zh}，${day.zh}：`,
    },
  };
  return sentenceOf([
    head,
    ...(found.enough ? foundRuns(facts, found) : lackingRuns(facts, found)),
  ]);
}

function foundRuns(facts: BeforeAfterFacts, found: BeforeAfter): Run[] {
  return [
    levelRun(facts, found.level),
    { text: { en: ' ', zh: '' } },
    { text: intervalText(found.level, facts.unit, facts.confidence) },
    { text: { en: '. ', zh: '。' } },
    slopeRun(facts, found.slope),
    { text: { en: ' ', zh: '' } },
    lastRun(facts, found),
    { text: { en: ' ', zh: '' } },
    { text: intervalText(found.last, facts.unit, facts.confidence) },
    { text: { en: '.', zh: '。' } },
  ];
}

function levelRun({ unit }: BeforeAfterFacts, level: Interval): Run {
  const size = sizeOfChange(level, unit);
  switch (directionOf(level)) {
    case 'up':
      return { strong: true, text: { en: `rose at once by ${size.en}`, zh: `即时上升${size.zh}` } };
    case 'down':
      return { strong: true, text: { en: `fell at once by ${size.en}`, zh: `即时下降${size.zh}` } };
    case 'unclear':
      return {
        strong: true,
        text: {
          en: 'no sudden change that can be told from chance',
          zh: '未见可与偶然波动区分的即时变化',
        },
      };
  }
}

function slopeRun({ unit, kind }: BeforeAfterFacts, slope: Interval): Run {
  const size = sizeOfChange(slope, unit);
  const { one } = KINDS[kind];
  switch (directionOf(slope)) {
    case 'up':
      return {
        text: {
          en: `Since then it moves ${size.en} a ${one.en} further up than before.`,
          zh: `此后每${one.zh}比改革前多上升${size.zh}。`,
        },
      };
    case 'down':
      return {
        text: {
          en: `Since then it moves ${size.en} a ${one.en} further down than before.`,
          zh: `此后每${one.zh}比改革前多下降${size.zh}。`,
        },
      };
    case 'unclear':
      return {
        text: {
          en: 'The slope did not change beyond chance.',
          zh: '斜率变化未超出偶然波动。',
        },
      };
  }
}

function lastRun({ unit }: BeforeAfterFacts, { last, points }: BeforeAfter): Run {
  const size = sizeOfChange(last, unit);
  const period = points.findLast(({ fitted, side }) => side === 'after' && fitted !== null)?.period;
  const when = period ? periodWords(period) : { en: 'the last period', zh: '最后一期' };
  switch (directionOf(last)) {
    case 'up':
      return {
        text: {
          en: `In ${when.en} it stands ${size.en} above what the line before the reform would have come to`,
          zh: `${when.zh}比改革前趋势延伸值高${size.zh}`,
        },
      };
    case 'down':
      return {
        text: {
          en: `In ${when.en} it stands ${size.en} below what the line before the reform would have come to`,
          zh: `${when.zh}比改革前趋势延伸值低${size.zh}`,
        },
      };
    case 'unclear':
      return {
        text: {
          en: `In ${when.en} it cannot be told from what the line before the reform would have come to`,
          zh: `${when.zh}与改革前趋势延伸值无法区分`,
        },
      };
  }
}

function lackingRuns({ kind }: BeforeAfterFacts, { lacking, found, needed }: TooFew): Run[] {
  const { one, many } = KINDS[kind];
  const counted = found === 0 ? `No ${one.en}` : `Only ${found} ${found === 1 ? one.en : many.en}`;
  const countedZh = found === 0 ? '没有' : `仅有${found}${many.zh}`;
  const why: Readonly<Record<TooFew['lacking'], Text>> = {
    before: {
      en: `${counted} before the reform measured, at least ${needed} are needed.`,
      zh: `改革前${countedZh}数据，至少需要${needed}${many.zh}。`,
    },
    after: {
      en: `${counted} after the reform measured, at least ${needed} are needed.`,
      zh: `改革后${countedZh}数据，至少需要${needed}${many.zh}。`,
    },
    freedom: {
      en: `${found} observations are left beyond what the seasons and lines take, at least ${needed} are needed. Control for quarters, or for no season.`,
      zh: `扣除季节项与直线后仅余${found}个观测值，至少需要${needed}个。请改为按季控制或不控制季节。`,
    },
    season: {
      en: `a season is measured only once, at least ${needed} times are needed. Control for quarters, or for no season.`,
      zh: `有的季节仅有一次数据，至少需要${needed}次。请改为按季控制或不控制季节。`,
    },
    positive: {
      en: 'shares cannot be told of a series that is 0 somewhere. Compare by differences.',
      zh: '序列中有为0的值，无法按比例比较。请改为按差值比较。',
    },
  };
  return [
    { strong: true, text: { en: 'too few points to tell', zh: '数据点太少，无法判断' } },
    { text: { en: '. ', zh: '。' } },
    { text: why[lacking] },
  ];
}
