import { halfUp, scaled, type Text } from '@sanyi/kernel';
import type { BulletinColumn, Indicator } from '@sanyi/policy';
import { isTotal, roundedText } from '../figure.ts';
import { addingPoints } from '../growth-split.ts';
import { readable, signed } from '../sentence/number-text.ts';
import type { BulletinCell, BulletinFigure } from './bulletin.ts';
import type { BulletinInput, BulletinPlace } from './bulletin-input.ts';
import { differenceOf } from './finding-words.ts';
import type { ShownFigures } from './shown-figures.ts';

const DECIMALS = 12;
const MISSING: Text = { en: '—', zh: '—' };
const HIDDEN: Text = { en: 'hidden', zh: '隐去' };

/**
 * The cells of a column, one per place. Amounts that are printed in a larger unit are rounded so
 * that the districts add up to the whole place, where they do so before rounding.
 */
export function columnCells(
  input: BulletinInput,
  shown: ShownFigures,
  at: { readonly column: BulletinColumn; readonly places: readonly BulletinPlace[] },
): BulletinCell[] {
  const { column, places } = at;
  const indicator = input.indicators.get(column.indicator);
  if (!indicator) return places.map(() => cellOf(null));
  const adding = column.show === 'value' ? addingAmounts(input, shown, { ...at, indicator }) : null;
  return places.map(({ id }) => {
    const period = periodOf(input, shown, column);
    const found = shown.figure(indicator.id, id, period);
    const value = adding?.get(id) ?? shownValue(input, shown, { column, indicator, place: id });
    return cellOf({ column, found, value, period });
  });
}

function periodOf(input: BulletinInput, shown: ShownFigures, { show }: BulletinColumn): string {
  if (show === 'yearBefore') return shown.yearBefore.id;
  return show === 'quarterBefore' ? shown.quarterBefore.id : input.period.id;
}

function cellOf(
  of: {
    readonly column: BulletinColumn;
    readonly found: BulletinFigure | null;
    readonly value: string | null;
    readonly period: string;
  } | null,
): BulletinCell {
  if (!of || of.value === null) {
    const text = of?.found?.figure.suppressed ? HIDDEN : MISSING;
    return { text, value: null, judgement: 'none', figure: null };
  }
  const { column, found, value, period } = of;
  const text = column.signed ? signed(value) : readable(value);
  const isJudged = column.show === 'value';
  return {
    text: { en: text, zh: text },
    value,
    judgement: isJudged && found ? found.judgement : 'none',
    figure: { indicator: column.indicator, period },
  };
}

type ValueAt = {
  readonly column: BulletinColumn;
  readonly indicator: Indicator;
  readonly place: string;
};

/** The decimal a cell prints; null where it is hidden or not known. */
function shownValue(
  input: BulletinInput,
  shown: ShownFigures,
  { column, indicator, place }: ValueAt,
): string | null {
  const valueIn = (period: string): string | null =>
    shown.figure(indicator.id, place, period)?.figure.value ?? null;
  const now = valueIn(input.period.id);
  switch (column.show) {
    case 'value':
    case 'yearBefore':
    case 'quarterBefore':
      return divided(valueIn(periodOf(input, shown, column)), column.divide);
    case 'yearChange':
      return differenceOf(indicator, now, valueIn(shown.yearBefore.id));
    case 'quarterChange':
      return differenceOf(indicator, now, valueIn(shown.quarterBefore.id));
    default:
      return countValue(shown, { column, place, period: input.period.id });
  }
}

function countValue(
  shown: ShownFigures,
  at: { readonly column: BulletinColumn; readonly place: string; readonly period: string },
): string | null {
  const { column, place, period } = at;
  const based = shown.based(column.indicator, place, period);
  if (!based) return null;
  const { numerator, denominator } = based.measured;
  const count =
    column.show === 'numerator'
      ? numerator
      : column.show === 'denominator'
        ? denominator
        : denominator - numerator;
  return String(halfUp(count, BigInt(column.divide)));
}

function divided(value: string | null, by: number): string | null {
  if (value === null || by === 1) return value;
  return roundedText(scaled(value, DECIMALS) ?? 0n, 10n ** BigInt(DECIMALS) * BigInt(by), 1);
}

/** Amounts in a larger unit, one decimal, adding up to the printed amount of the whole place. */
function addingAmounts(
  input: BulletinInput,
  shown: ShownFigures,
  at: {
    readonly column: BulletinColumn;
    readonly places: readonly BulletinPlace[];
    readonly indicator: Indicator;
  },
): ReadonlyMap<string, string> | null {
  const { column, places, indicator } = at;
  if (column.divide === 1) return null;
  const amountOf = (place: string): bigint | null => {
    const found = shown.figure(indicator.id, place, input.period.id);
    const value =
      found && isTotal(indicator, BigInt(found.figure.denominator || '0'))
        ? found.figure.value
        : null;
    return value === null ? null : scaled(value, DECIMALS);
  };
  const parts = places.filter(({ id }) => id !== input.place.id);
  const amounts = parts.map(({ id }) => amountOf(id));
  const whole = amountOf(input.place.id);
  const sum = amounts.reduce<bigint>((total, each) => total + (each ?? 0n), 0n);
  if (whole === null || amounts.includes(null) || sum !== whole || whole <= 0n) return null;
  // Points of a base are hundredths of it, so the base is a hundred times the unit.
  const base = 100n * BigInt(column.divide) * 10n ** BigInt(DECIMALS);
  const rounded = addingPoints(
    amounts.map((each) => each ?? 0n),
    base,
  );
  const [total = ''] = addingPoints([whole], base);
  return new Map([
    ...parts.map(({ id }, index): [string, string] => [id, rounded[index] ?? '']),
    [input.place.id, total],
  ]);
}
