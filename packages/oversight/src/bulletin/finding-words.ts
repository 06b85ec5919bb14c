import type { Text } from '@sanyi/kernel';
import type { Indicator } from '@sanyi/policy';
import type { Figure } from '../figure.ts';
import { roundedText, UNIT_DECIMALS, unitOf } from '../figure.ts';
import { isWithoutLine, lineOf } from '../judgement.ts';
import { lineText, readable, signed } from '../sentence/number-text.ts';
import type { BulletinFigure } from './bulletin.ts';
import type { BulletinRank } from './bulletin-ranks.ts';

/**
 * "over the 10 % line", from the exact judgement. Where lines are known and none is in force in the
 * period, that is said; empty where the indicator never draws one.
 */
export function lineWords(indicator: Indicator, { judgement, figure }: BulletinFigure): Text {
  if (figure.value !== null && isWithoutLine(indicator, figure.period)) {
    return { en: 'with no target in force for the quarter', zh: '本季度没有有效目标' };
  }
  const line = lineOf(indicator, figure.period);
  if (line === null || judgement === 'none' || figure.value === null) return { en: '', zh: '' };
  const at = lineText(bareUnit(indicator), line);
  const isOver = (judgement === 'missed') === (indicator.direction === 'down');
  const distance = distanceText(indicator, figure, line);
  const near = judgement === 'near' ? { en: ' but near it', zh: '但接近' } : { en: '', zh: '' };
  const far = judgement === 'missed' && distance ? distance : null;
  return {
    en: `${isOver ? 'over' : 'under'} the ${at.en} line${near.en}${far ? ` by ${far.en}` : ''}`,
    zh: `${isOver ? '高于' : '低于'}${at.zh}${lineName(indicator)}${near.zh}${far ? `${far.zh}` : ''}`,
  };
}

/** A line to stay under is a control line, one to reach a target. */
const lineName = ({ direction }: Indicator): string => (direction === 'up' ? '目标线' : '控制线');

/** How far the printed value lies from the line, in the unit of differences. */
function distanceText(indicator: Indicator, { value }: Figure, line: string): Text | null {
  const difference = differenceOf(indicator, value, line);
  if (difference === null || !/[1-9]/.test(difference)) return null;
  return differenceText(indicator, difference.replace('-', ''));
}

/** The difference of two printed values, so that a reader who subtracts them finds the same. */
export function differenceOf(
  indicator: Pick<Indicator, 'unit'>,
  now: string | null,
  before: string | null,
): string | null {
  if (now === null || before === null) return null;
  const decimals = UNIT_DECIMALS[unitOf(indicator)];
  const difference = digits(now, decimals) - digits(before, decimals);
  return roundedText(difference, 10n ** BigInt(decimals), decimals);
}

function digits(text: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(`${whole}${fraction.padEnd(decimals, '0').slice(0, decimals)}`);
  return text.startsWith('-') ? -value : value;
}

/** A difference with its unit: shares differ by percentage points. */
function differenceText(indicator: Indicator, difference: string): Text {
  const number = readable(difference);
  const unit = unitOf(indicator);
  if (unit === 'percent' || unit === 'points') {
    return { en: `${number} points`, zh: `${number}个百分点` };
  }
  return lineText(bareUnit(indicator), difference);
}

/** A rate by the year is named once; beside it stand bare signs: "20 ‰". */
function bareUnit(indicator: Pick<Indicator, 'unit'>): Pick<Indicator, 'unit'> {
  const { en, zh } = indicator.unit;
  if (!/^[%‰]/.test(zh)) return indicator;
  return { unit: { en: en.split(' ')[0] ?? en, zh: zh.slice(0, 1) } };
}

/** "0.8 points more than a year before (95.1 %)"; empty where there is nothing to compare with. */
export function changeText(
  indicator: Indicator,
  now: Figure,
  before: { readonly figure: Figure | null; readonly when: Text },
): Text | null {
  const value = before.figure?.value ?? null;
  const difference = differenceOf(indicator, now.value, value);
  if (difference === null || value === null) return null;
  const was = lineText(bareUnit(indicator), value);
  if (!/[1-9]/.test(difference)) {
    return { en: `the same as ${before.when.en}`, zh: `与${before.when.zh}持平` };
  }
  const size = differenceText(indicator, difference.replace('-', ''));
  const isMore = !difference.startsWith('-');
  return {
    en: `${size.en} ${isMore ? 'more' : 'less'} than ${before.when.en} (${was.en})`,
    zh: `比${before.when.zh}（${was.zh}）${isMore ? '提高' : '降低'}${size.zh}`,
  };
}

/** Where a district stands among the others, as far as its counts carry a rank. */
export function rankText(indicator: Indicator, rank: BulletinRank | undefined): Text | null {
  if (!rank?.isCarried) return null;
  const { of, ties, from, to } = rank;
  if (from === 1 && to === of && of > ties) {
    const [low, high] = intervalOf(indicator, rank).map((value) => lineText(indicator, value));
    return {
      en: `no rank, the counts cannot tell it from the others (95 % interval ${low?.en} to ${high?.en})`,
      zh: `现有数据不足以与其他区区分，不列位次（95%区间${low?.zh}至${high?.zh}）`,
    };
  }
  if (!rank.distinguishable) {
    return {
      en: `between rank ${from} and ${to} of ${of}: the counts cannot tell closer`,
      zh: `在${of}个区中列第${from}至第${to}位之间，数据不足以进一步区分`,
    };
  }
  return ties > 1
    ? {
        en: `rank ${rank.rank} of ${of}, shared by ${ties}`,
        zh: `在${of}个区中并列第${rank.rank}位（共${ties}个区）`,
      }
    : { en: `rank ${rank.rank} of ${of}`, zh: `在${of}个区中列第${rank.rank}位` };
}

/** The 95 % interval of a value as the indicator counts; ranks are made with the best on top. */
function intervalOf(indicator: Indicator, { low, high }: BulletinRank): [string, string] {
  const decimals = UNIT_DECIMALS[unitOf(indicator)];
  const ends = indicator.direction === 'down' ? [-high, -low] : [low, high];
  const [from = 0, to = 0] = ends;
  return [from.toFixed(decimals), to.toFixed(decimals)];
}

/** A value with a sign and its unit, for growth. */
export function signedText(indicator: Indicator, value: string): Text {
  const unit = unitOf(indicator) === 'percent' ? { en: ' %', zh: '%' } : { en: '', zh: '' };
  return { en: `${signed(value)}${unit.en}`, zh: `${signed(value)}${unit.zh}` };
}
