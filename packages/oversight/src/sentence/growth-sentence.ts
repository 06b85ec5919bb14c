import type { Text } from '@sanyi/kernel';
import type { Figure } from '../figure.ts';
import { type GrowthParts, type GrowthPoints, leadingPart } from '../growth-split.ts';
import type { Ranked } from '../ranking.ts';
import { changeRuns } from './change-runs.ts';
import { amountText, readable, valueText } from './number-text.ts';
import { type Run, type Sentence, sentenceOf } from './segments.ts';
import { PART_WORDS } from './words.ts';

/** What the sentence over a growth split is written from; amounts in yuan, weighted. */
export type GrowthFacts = {
  readonly growth: Figure;
  readonly before: string;
  readonly now: string;
  readonly parts: GrowthParts;
  readonly points: GrowthPoints;
};

/**
 * Why a place grew, in one sentence written from its split.
 *
 * @example
 * ```ts
 * const growth = { value: '20.0', indicator: 'expense-growth', place: 'tongzhou', period: '2019-Q1' };
 * const parts = { price: 0n, volume: 150n, mix: 50n };
 * const points = { price: '0.0', volume: '15.0', mix: '5.0', total: '20.0' };
 * plainText(growthSentence({ growth, before: '1000.00', now: '1200.00', parts, points })).en;
 * // 'Expenses rose from ¥1,000.00 to ¥1,200.00. Volume explains 15.0 of 20.0 points; price 0.0, mix 5.0.'
 * ```
 */
export function growthSentence({ growth, before, now, parts, points }: GrowthFacts): Sentence {
  const [from, to] = [amountText(before), amountText(now)];
  const isRise = Number(now) >= Number(before);
  const leading = leadingPart(parts);
  const opening: Run = {
    text: {
      en: `Expenses ${isRise ? 'rose' : 'fell'} from ${from.en} to ${to.en}. `,
      zh: `费用由${from.zh}${isRise ? '增至' : '降至'}${to.zh}。`,
    },
  };
  if (leading === null) return sentenceOf([opening]);
  const lead = PART_WORDS[leading];
  const others = (['price', 'volume', 'mix'] as const).filter((name) => name !== leading);
  const rest = (lang: 'en' | 'zh', separator: string, space: string): string =>
    others
      .map((name) => `${PART_WORDS[name][lang]}${space}${readable(points[name])}`)
      .join(separator);
  const total = readable(points.total);
  return sentenceOf([
    opening,
    {
      text: {
        en: `${lead.en.charAt(0).toUpperCase()}${lead.en.slice(1)} explains ${readable(points[leading])} of ${total} points`,
        zh: `${total}个百分点中，${lead.zh}占${readable(points[leading])}个`,
      },
      strong: true,
      figure: growth,
    },
    { text: { en: `; ${rest('en', ', ', ' ')}.`, zh: `，${rest('zh', '，', '')}。` } },
  ]);
}

/** What the sentence over a district is written from. */
export type DistrictFacts = {
  readonly growth: Figure;
  readonly total: Figure;
  /** The words of the judgement, empty where there is no line. */
  readonly judgement: Text;
  readonly ranked: Pick<Ranked, 'rank' | 'from' | 'to' | 'distinguishable'> | null;
  readonly places: number;
};

/**
 * How a district stands, in one sentence: change, line, and rank where the noise allows one.
 *
 * @example
 * ```ts
 * const growth = { value: '13.8', indicator: 'expense-growth', place: 'tongzhou', period: '2019-Q1' };
 * const total = { value: '1821000000.00', unit: 'yuan', unitText: { en: 'yuan', zh: '元' } };
 * const judgement = { en: 'Over the 10 % line', zh: '高于10%线' };
 * plainText(districtSentence({ growth, total, judgement, ranked: null, places: 16 })).en;
 * // 'Expenses rose 13.8 % to ¥1.82 bn, over the 10 % line.'
 * ```
 */
export function districtSentence(facts: DistrictFacts): Sentence {
  const { growth, total, judgement, ranked, places } = facts;
  const amount = valueText(total);
  const words = judgement.en
    ? {
        en: `, ${judgement.en.charAt(0).toLowerCase()}${judgement.en.slice(1)}`,
        zh: `，${judgement.zh}`,
      }
    : { en: '', zh: '' };
  return sentenceOf([
    ...changeRuns({ subject: { en: 'Expenses', zh: '费用' }, growth, total, amount }),
    {
      text: {
        en: `${words.en}${rankWords(ranked, places).en}.`,
        zh: `${words.zh}${rankWords(ranked, places).zh}。`,
      },
    },
  ]);
}

function rankWords(ranked: DistrictFacts['ranked'], places: number): Text {
  if (ranked === null) return { en: '', zh: '' };
  return ranked.distinguishable
    ? { en: `; rank ${ranked.rank} of ${places}`, zh: `；在${places}个区中列第${ranked.rank}位` }
    : {
        en: `; between rank ${ranked.from} and ${ranked.to} of ${places}, the sample cannot tell closer`,
        zh: `；在${places}个区中列第${ranked.from}至${ranked.to}位之间，样本不足以进一步区分`,
      };
}
