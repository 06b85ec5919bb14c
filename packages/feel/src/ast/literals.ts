import { NUMBER_EXPONENT_MAX } from '../limits.ts';

/**
 * The digits and the scale of a decimal as written: `-1.50` is -150 at scale 2, `1.2e3` is 1200 at
 * scale 0. Null when it is no number or its exponent is beyond every use.
 */
export function decimalParts(text: string): { digits: bigint; scale: number } | null {
  const match = /^(-?)\s*(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const exponent = Number(power);
  if (Math.abs(exponent) > NUMBER_EXPONENT_MAX) return null;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - exponent;
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

const ESCAPES: { readonly [letter: string]: string } = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/**
 * The text of a string literal without its quotes and escapes. A backslash before any other letter
 * is no escape of FEEL and stays, so that patterns such as `\d` are written as they are.
 */
export function textOfLiteral(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)/g, (whole, mark: string) => {
      const point = mark.length > 1 ? Number.parseInt(mark.slice(1), 16) : null;
      if (point !== null && point <= 0x10ffff) return String.fromCodePoint(point);
      return ESCAPES[mark] ?? whole;
    });
}
