/** The digits and the scale of a decimal as written: `-1.50` is -150 at scale 2. Null if not plain. */
export function decimalParts(text: string): { digits: bigint; scale: number } | null {
  const match = /^(-?)\s*(\d*)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = BigInt(`${whole}${fraction}`);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

const ESCAPES: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t' };

/** The text of a string literal without its quotes and escapes. */
export function textOfLiteral(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)/g, (_whole, mark: string) =>
      mark.length > 1
        ? String.fromCodePoint(Number.parseInt(mark.slice(1), 16))
        : (ESCAPES[mark] ?? mark),
    );
}
