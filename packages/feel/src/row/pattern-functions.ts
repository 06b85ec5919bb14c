import { findMatch, replaceAll, splitBy } from '../standard/pattern/search.ts';
import { newSession } from '../standard/session.ts';

// Patterns of strict rules are checked beforehand: undefined means that the work had no end.

export const matchesText = (input: string, pattern: string, flags = ''): boolean | undefined => {
  const found = findMatch({ input, pattern, flags }, newSession());
  return typeof found === 'boolean' ? found : undefined;
};

export const replacedText = (
  input: string,
  pattern: string,
  replacement: string,
  flags = '',
): string | undefined => {
  const made = replaceAll({ input, pattern, flags }, replacement, newSession());
  return typeof made === 'string' ? made : undefined;
};

export const splitText = (input: string, pattern: string): readonly string[] | undefined => {
  const parts = splitBy({ input, pattern, flags: '' }, newSession());
  // A split answers texts, or null.
  return Array.isArray(parts) ? (parts as readonly string[]) : undefined;
};
