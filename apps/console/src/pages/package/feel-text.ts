import type { TableColumn } from '@sanyi/api';
import type { Words } from '../../app/words.tsx';

/**
 * A cell of a rule as people read it: codes by their titles, flags as yes and no, `-` as "any". The
 * rule itself is not touched.
 */
export function cellWords(
  feel: string,
  column: Pick<TableColumn, 'kind' | 'codes'> | undefined,
  { m, say }: Pick<Words, 'm' | 'say'>,
): string {
  const text = feel.trim();
  if (text === '' || text === '-') return m.policy.anyValue;
  if (column?.kind === 'flag' && /^(true|false)$/.test(text)) {
    return text === 'true' ? m.claim.yes : m.claim.no;
  }
  return text.replace(/",\s*"/g, `"${m.shell.comma}"`).replace(/"([^"]*)"/g, (_, code: string) => {
    const title = column?.codes[code];
    return title ? say(title) : code;
  });
}

/** A value that is a plain number, such as a price; null for anything computed. */
export function plainNumber(feel: string): string | null {
  return /^-?\d+(\.\d+)?$/.test(feel.trim()) ? feel.trim() : null;
}
