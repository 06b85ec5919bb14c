/** A cell of a rule as people read it: quotes away, `-` as "any". The rule itself is not touched. */
export function cellWords(feel: string, any: string): string {
  const text = feel.trim();
  if (text === '' || text === '-') return any;
  return text.replace(/"([^"]*)"/g, '$1');
}

/** A value that is a plain number, such as a price; null for anything computed. */
export function plainNumber(feel: string): string | null {
  return /^-?\d+(\.\d+)?$/.test(feel.trim()) ? feel.trim() : null;
}
