/** A value that is a plain number, such as a price; null for anything computed. */
export function plainNumber(feel: string): string | null {
  return /^-?\d+(\.\d+)?$/.test(feel.trim()) ? feel.trim() : null;
}
