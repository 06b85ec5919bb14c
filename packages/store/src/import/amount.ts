/** An amount as written: rounded half up to fen, with what rounding added, in 10^-12 fen. */
export type Amount = { readonly fen: bigint; readonly rounding: bigint };

/** Parts of a fen that roundings are summed in: 10^-12, enough for any double written out. */
export const ROUNDING_SCALE = 1_000_000_000_000n;

const NUMBER = /^([+-]?)(\d{1,15})(?:\.(\d{1,18}))?$/;

/** Reads a plain decimal of the source's currency; null when it is none. */
export function readAmount(text: string): Amount | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = fraction.padEnd(14, '0');
  // Fen x 10^12; digits beyond the fourteenth decimal are below every rounding.
  const exact = BigInt(whole + digits.slice(0, 14));
  const rounded = (exact + ROUNDING_SCALE / 2n) / ROUNDING_SCALE;
  const rounding = rounded * ROUNDING_SCALE - exact;
  return sign === '-' ? { fen: -rounded, rounding: -rounding } : { fen: rounded, rounding };
}

/** A sum of roundings as a plain decimal in fen. */
export function roundingText(sum: bigint): string {
  const size = sum < 0n ? -sum : sum;
  const fraction = String(size % ROUNDING_SCALE)
    .padStart(12, '0')
    .replace(/0+$/, '');
  const text = `${size / ROUNDING_SCALE}${fraction === '' ? '' : `.${fraction}`}`;
  return sum < 0n ? `-${text}` : text;
}

/** Reads a quantity as thousandths; null when it is none or has more than three decimals. */
export function readQuantity(text: string): number | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  if (fraction.replace(/0+$/, '').length > 3) return null;
  const value = Number(whole) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (value > 2_147_483_647) return null;
  return sign === '-' ? -value : value;
}
