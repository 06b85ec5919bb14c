import type { Text } from '@sanyi/kernel';
import type { Measured } from '../figure.ts';
import { roundedText } from '../figure.ts';
import { readable, signed } from '../sentence/number-text.ts';
import type { FormLine } from './terms.ts';

/** A computed and a reported figure of one indicator, place and period. */
export type Pair = {
  readonly computed: Measured;
  readonly reported: Measured;
  /** Residents one person of the facts stands for; counts of a sampled city are scaled by it. */
  readonly weight: number;
  /** Computed figures of other districts and periods, to look for an exchange. */
  readonly others: readonly Measured[];
  /** What a district is called; its id where nobody says. */
  readonly titleOf?: (place: string) => Text;
};

/** Something the data show about a difference; never a guess. */
export type DifferenceCause = {
  readonly kind:
    | 'agrees'
    | 'otherPeriod'
    | 'otherPlace'
    | 'powerOfTen'
    | 'numerator'
    | 'denominator'
    | 'both'
    | 'sampled';
  readonly text: Text;
};

/** How far a reported figure lies from the computed one, and what the data show about it. */
export type Difference = {
  /** Reported minus computed, in the indicator's unit, one decimal. */
  readonly value: string;
  /** Reported against computed, per cent of the computed, one decimal; null where that is 0. */
  readonly numeratorPercent: string | null;
  readonly denominatorPercent: string | null;
  readonly causes: readonly DifferenceCause[];
};

/** Shares within which two counts are called the same; a rounding of a book is smaller. */
const SAME = 0.005;
/** Shares within which a factor is called a power of ten: growth of a year lies inside. */
const NEAR_POWER = 0.25;

/**
 * Explains the difference between a reported and a computed figure from the data alone: which part
 * of the fraction differs and by how much, and whether the reported figure is that of another
 * period or district or off by a power of ten.
 *
 * @example
 * ```ts
 * declare const line: FormLine; // an indicator of a form
 * const figure = { place: 'a', period: '2019-Q1', numerator: 1n, denominator: 2n };
 * explainDifference(line, { computed: figure, reported: figure, weight: 1, others: [] }).value; // '0.0'
 * ```
 */
export function explainDifference(line: FormLine, pair: Pair): Difference {
  const computed = countsOf(line, pair.computed);
  const reported = countsOf(line, pair.reported);
  const scale = scaleOf(reported.denominator, computed.denominator, pair.weight);
  const ratio = {
    numerator: ratioOf(reported.numerator, computed.numerator * scale),
    denominator: ratioOf(reported.denominator, computed.denominator * scale),
  };
  const value = differenceText(line, pair);
  return {
    value,
    numeratorPercent: percentText(ratio.numerator),
    denominatorPercent: percentText(ratio.denominator),
    causes: [
      ...exchanges(line, pair, scale),
      ...powers(line, ratio),
      ...parts(line, ratio, value),
      ...(scale === 1 ? [] : [sampled(scale)]),
    ],
  };
}

type Counts = { readonly numerator: number; readonly denominator: number };

/** What was counted: of growth, the amount of the period and not its difference. */
const countsOf = ({ form }: FormLine, { numerator, denominator }: Measured): Counts => ({
  numerator: Number(form.keeps === 'difference' ? numerator + denominator : numerator),
  denominator: Number(denominator),
});

/**
 * Counts of a sampled city stand for `weight` times as many, unless they were weighted already: taken
 * is what brings both nearer together, also where one of them is in units of another power of ten.
 */
function scaleOf(reported: number, computed: number, weight: number): number {
  if (weight === 1 || computed <= 0 || reported <= 0) return 1;
  const distance = (by: number): number => {
    const powers = Math.log10(reported / (computed * by));
    const power = Math.round(powers);
    return Math.min(Math.abs(powers), Math.abs(powers - power) + POWER * Math.abs(power));
  };
  return distance(weight) < distance(1) ? weight : 1;
}

/** How much farther off a slip of one power of ten counts than the right unit: rare beside chance. */
const POWER = 0.095;

const ratioOf = (a: number, b: number): number | null => (b === 0 ? null : a / b);

const percentText = (ratio: number | null): string | null =>
  ratio === null ? null : ((ratio - 1) * 100).toFixed(1).replace(/^-0\.0$/, '0.0');

const FACTOR = 12;

function differenceText({ indicator }: FormLine, { computed, reported }: Pair): string {
  const [whole = '0', fraction = ''] = indicator.factor.text.split('.');
  const factor = BigInt(whole + fraction.padEnd(FACTOR, '0').slice(0, FACTOR));
  const top = reported.numerator * computed.denominator - computed.numerator * reported.denominator;
  const bottom = reported.denominator * computed.denominator * 10n ** BigInt(FACTOR);
  return bottom === 0n ? '0.0' : roundedText(top * factor, bottom, 1).replace(/^-0\.0$/, '0.0');
}

/** Computed figures of another period or district that the reported one equals. */
function exchanges(line: FormLine, pair: Pair, scale: number): DifferenceCause[] {
  const reported = countsOf(line, pair.reported);
  const equals = (other: Measured): boolean => {
    const counts = countsOf(line, other);
    return (
      isSame(reported.numerator, counts.numerator * scale) &&
      isSame(reported.denominator, counts.denominator * scale)
    );
  };
  if (equals(pair.computed)) return [];
  const titleOf = pair.titleOf ?? ((id: string): Text => ({ en: id, zh: id }));
  return pair.others.filter(equals).map((other) =>
    other.place === pair.reported.place
      ? {
          kind: 'otherPeriod',
          text: {
            en: `Numerator and denominator are those computed for ${other.period}.`,
            zh: `分子和分母与 ${other.period} 的系统计算值一致。`,
          },
        }
      : {
          kind: 'otherPlace',
          text: {
            en: `Numerator and denominator are those computed for another district (${titleOf(other.place).en}) in ${other.period}.`,
            zh: `分子和分母与另一区（${titleOf(other.place).zh}）${other.period} 的系统计算值一致。`,
          },
        },
  );
}

const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));

type Ratio = { readonly numerator: number | null; readonly denominator: number | null };

const BOTH = ['numerator', 'denominator'] as const;

/** The power of ten by which a part is off, 0 where it is not. */
function powerOf(ratio: number | null): number {
  if (ratio === null || ratio <= 0) return 0;
  const power = Math.round(Math.log10(ratio));
  return Math.abs(ratio / 10 ** power - 1) > NEAR_POWER ? 0 : power;
}

/** Parts that are off by a power of ten: both by the same one are told at once. */
function powers(line: FormLine, ratio: Ratio): DifferenceCause[] {
  const [top, bottom] = [powerOf(ratio.numerator), powerOf(ratio.denominator)];
  if (top !== 0 && top === bottom) return [slip(line, PARTS.both, top)];
  return BOTH.flatMap((part) => {
    const power = powerOf(ratio[part]);
    return power === 0 ? [] : [slip(line, PARTS[part], power, part)];
  });
}

function slip(
  line: FormLine,
  name: (typeof PARTS)[keyof typeof PARTS],
  power: number,
  part: (typeof BOTH)[number] = 'numerator',
): DifferenceCause {
  const times = readable(String(10 ** Math.abs(power)));
  const { unit } = line.form[part];
  return {
    kind: 'powerOfTen',
    text: {
      en: `The reported ${name.en} ${power > 0 ? `${times} times` : `1/${times} of`} the computed ${name.one}; the form counts in ${unit.en}.`,
      zh: `报送的${name.zh}约为系统计算值的 ${power > 0 ? `${times} 倍` : `1/${times}`}；本表单位为${unit.zh}。`,
    },
  };
}

const PARTS = {
  numerator: { en: 'numerator is about', one: 'one', zh: '分子' },
  denominator: { en: 'denominator is about', one: 'one', zh: '分母' },
  both: { en: 'numerator and denominator are about', one: 'ones', zh: '分子和分母' },
} as const;

/** Which part of the fraction differs, in words and per cent; a slip of the unit was told already. */
function parts(line: FormLine, found: Ratio, value: string): DifferenceCause[] {
  const inUnit = (of: number | null): number | null =>
    of === null ? null : of / 10 ** powerOf(of);
  const ratio = { numerator: inUnit(found.numerator), denominator: inUnit(found.denominator) };
  const percent = {
    numerator: percentText(ratio.numerator),
    denominator: percentText(ratio.denominator),
  };
  const differs = (part: 'numerator' | 'denominator'): boolean =>
    ratio[part] === null || Math.abs((ratio[part] ?? 0) - 1) > SAME;
  const told = (part: 'numerator' | 'denominator'): Text => ({
    en: `${line.form[part].title.en}: ${percent[part] === null ? 'nothing was computed' : `${signed(percent[part] ?? '')} %`}`,
    zh: `${line.form[part].title.zh}：${percent[part] === null ? '系统无计算值' : `${signed(percent[part] ?? '')}%`}`,
  });
  const [top, bottom] = [told('numerator'), told('denominator')];
  if (!differs('numerator') && !differs('denominator')) {
    const text = { en: 'Both parts agree within 0.5 %.', zh: '分子、分母相差均在 0.5% 以内。' };
    return value === '0.0'
      ? [{ kind: 'agrees', text }]
      : [{ kind: 'both', text: joined(top, bottom) }];
  }
  if (!differs('denominator')) return [{ kind: 'numerator', text: joined(top, AGREES) }];
  if (!differs('numerator')) return [{ kind: 'denominator', text: joined(bottom, AGREES) }];
  return [{ kind: 'both', text: joined(top, bottom) }];
}

const AGREES: Text = { en: 'the other part agrees within 0.5 %', zh: '另一部分相差在 0.5% 以内' };

const joined = (a: Text, b: Text): Text => ({ en: `${a.en}; ${b.en}.`, zh: `${a.zh}；${b.zh}。` });

const sampled = (scale: number): DifferenceCause => ({
  kind: 'sampled',
  text: {
    en: `The computed counts rest on one of every ${readable(String(Math.round(scale)))} residents and were multiplied by that for this comparison; chance alone makes them differ somewhat.`,
    zh: `系统计算值基于每 ${readable(String(Math.round(scale)))} 名居民抽取一人的样本，比较时已按此放大；抽样本身会造成一定差异。`,
  },
});
