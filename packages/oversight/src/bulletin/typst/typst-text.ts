/** A text as a string literal of Typst: whatever it holds, it stays text and is never run. */
export const typstString = (text: string): string =>
  `"${text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/[\n\r\t]/g, ' ')}"`;

/** A list of literals or calls as a Typst array. */
export const typstArray = (items: readonly string[]): string =>
  `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
