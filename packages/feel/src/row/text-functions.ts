import {
  ceilDiv,
  type Day,
  floorDiv,
  halfDown,
  halfEven,
  halfUp,
  isoDate,
  parseDay,
  roundDown,
  roundUp,
} from '@sanyi/kernel';
import { decimalParts } from '../ast/literals.ts';
import type { RoundingMode } from '../check/program.ts';
import { scaledText } from '../scaled-text.ts';
import { temporalText } from '../standard/time/temporal-text.ts';

/** Digits of a number that a text writes; longer ones are no amount of anything. */
const CHARACTERS_MAX = 100;

type Division = (numerator: bigint, denominator: bigint) => bigint;

export const BIGINT_ROUNDING: Readonly<Record<RoundingMode, Division>> = {
  halfUp,
  halfDown,
  halfEven,
  up: roundUp,
  down: roundDown,
  floor: floorDiv,
  ceiling: ceilDiv,
};

export type NumberForm = {
  readonly mode: RoundingMode;
  readonly scale: number;
  readonly grouping: string | null;
  readonly decimal: string | null;
};

/** The number a text writes, rounded to a scale and held at it; undefined when it writes none. */
export function numberOfText(text: string, form: NumberForm): number | undefined {
  const { mode, scale, grouping, decimal } = form;
  const plain = grouping === null ? text : text.replaceAll(grouping, '');
  const pointed = decimal === ',' ? plain.replace(',', '.') : plain;
  if (
    pointed.length > CHARACTERS_MAX ||
    !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$/.test(pointed)
  )
    return undefined;
  const parts = decimalParts(pointed.replace('+', '').replace(/\.(?=$|[eE])/, ''));
  if (!parts) return undefined;
  const up = 10n ** BigInt(Math.max(scale, 0));
  const down = 10n ** BigInt(parts.scale + Math.max(-scale, 0));
  const rounded =
    BIGINT_ROUNDING[mode](parts.digits * up, down) * 10n ** BigInt(Math.max(-scale, 0));
  const value = Number(rounded);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** A number as `string()` writes it: no zeros behind the last decimal that counts. */
export function textOfNumber(value: bigint, scale: number): string {
  const text = scaledText(value, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

export const dayOfText = (text: string): Day | undefined => {
  const day = parseDay(text);
  return day.ok ? day.value : undefined;
};

export const textOfDay = (day: Day): string => isoDate(day);

export const textOfDays = (days: number): string =>
  temporalText({ is: 'days and time duration', nanos: BigInt(days) * 86_400_000_000_000n });

export const textOfMonths = (months: number): string =>
  temporalText({ is: 'years and months duration', months });
