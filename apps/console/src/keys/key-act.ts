import type { Sheet } from '../shell/sheets.ts';

/** What a key does. */
export type KeyAct =
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'scope'; readonly index: number }
  | { readonly kind: 'page'; readonly letter: string }
  | { readonly kind: 'tour'; readonly to: 'back' | 'next' }
  | { readonly kind: 'table' | 'why' | 'close' };

/** What a key means, given whether someone is typing and which key came just before. */
export function keyAct(
  key: string,
  state: { readonly typing: boolean; readonly before: string | null },
): KeyAct | null {
  if (key === 'Escape') return { kind: 'close' };
  if (state.typing) return null;
  if (state.before === 'g' && /^[a-z]$/.test(key) && key !== 'g') {
    return { kind: 'page', letter: key };
  }
  if (/^[1-4]$/.test(key)) return { kind: 'scope', index: Number(key) - 1 };
  return SINGLE[key] ?? null;
}

const SINGLE: Readonly<Record<string, KeyAct>> = {
  '/': { kind: 'sheet', sheet: 'search' },
  '?': { kind: 'sheet', sheet: 'help' },
  w: { kind: 'why' },
  t: { kind: 'table' },
  '[': { kind: 'tour', to: 'back' },
  ']': { kind: 'tour', to: 'next' },
};
