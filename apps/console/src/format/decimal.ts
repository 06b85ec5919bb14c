import { halfUp } from '@sanyi/kernel';

const MINUS = '−';

/** A decimal text as an integer of `10 ** -places`, ties away from zero. */
export function scaledTo(text: string, places: number): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', rest = ''] = text.replace('-', '').split('.');
  const digits = BigInt(whole + rest);
  const rounded =
    rest.length > places
      ? halfUp(digits, 10n ** BigInt(rest.length - places))
      : digits * 10n ** BigInt(places - rest.length);
  return negative ? -rounded : rounded;
}

/** An integer of `10 ** -places` as text, thousands by comma, true minus, no sign on zero. */
export function scaledText(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const sign = value < 0n ? MINUS : '';
  return places > 0 ? `${sign}${grouped}.${digits.slice(-places)}` : `${sign}${grouped}`;
}

/** A decimal rounded to so many places: `13.84` is `13.8`. */
export const decimalText = (text: string, places: number): string =>
  scaledText(scaledTo(text, places), places);

/** The same with its sign, plus too; zero has none. */
export function signedText(text: string, places: number): string {
  const value = scaledTo(text, places);
  return (value > 0n ? '+' : '') + scaledText(value, places);
}

/** A decimal as written, grouped and with a true minus. */
export const exactText = (text: string): string =>
  decimalText(text, text.split('.')[1]?.length ?? 0);

/** A decimal with its sign and as many places as written, so that parts still add up. */
export const signedAsWritten = (text: string): string =>
  signedText(text, text.split('.')[1]?.length ?? 0);

/** A count as grouped digits. */
export const countText = (count: number): string => scaledText(BigInt(Math.round(count)), 0);

/** For geometry only: a pixel needs no exact value. */
export const approximate = (text: string): number => Number(text);
