import type { Lang } from '@sanyi/kernel';
import { useSyncExternalStore } from 'react';
import type { Look } from '../tokens/tokens.ts';
import { useMedia } from './use-media.ts';

/** The colour of an arrow of change: it never carries judgement. */
export type ArrowColours = 'neutral' | 'redRise' | 'greenRise';

/** What a person keeps in this browser; nothing of it changes a figure. */
export type Preferences = {
  readonly lang: Lang | null;
  readonly look: Look | 'system';
  readonly arrows: ArrowColours;
  readonly folded: boolean | null;
  /** Whether the tour was taken or declined. */
  readonly tourEnded: boolean;
  /** The officer in whose name the demonstration acts; null only looks. */
  readonly acting: string | null;
};

const KEY = 'sanyi.preferences';
const USUAL: Preferences = {
  lang: null,
  look: 'system',
  arrows: 'neutral',
  folded: null,
  tourEnded: false,
  acting: null,
};

let current: Preferences = stored();
const listeners = new Set<() => void>();

/** Changes a preference and keeps it. */
export function setPreferences(patch: Partial<Preferences>): void {
  current = { ...current, ...patch };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still works until it is closed.
  }
  applyLook(current.look);
  for (const listener of listeners) listener();
}

/** The officer in whose name requests act, outside of a component. */
export const actingNow = (): string | null => current.acting;

/** The preferences, always up to date. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

/** Puts the chosen look on the page; without a choice the system decides. */
export function applyLook(look: Look | 'system' = current.look): void {
  if (look === 'system') delete document.documentElement.dataset.look;
  else document.documentElement.dataset.look = look;
}

const DARK = '(prefers-color-scheme: dark)';
const PAPER = 'print';

/** The look in use; on paper it is light. */
export function useLook(): Look {
  const { look } = usePreferences();
  const dark = useMedia(DARK);
  const paper = useMedia(PAPER);
  if (paper) return 'light';
  if (look !== 'system') return look;
  return dark ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return kept && typeof kept === 'object' ? cleaned(kept) : USUAL;
  } catch {
    return USUAL;
  }
}

function cleaned(kept: object): Preferences {
  const at = (key: string): unknown => Object.entries(kept).find(([name]) => name === key)?.[1];
  const [lang, look, arrows, folded, acting] = [
    ...['lang', 'look', 'arrows', 'folded', 'acting'].map(at),
  ];
  return {
    lang: lang === 'en' || lang === 'zh' ? lang : null,
    look: look === 'light' || look === 'dark' ? look : 'system',
    arrows: arrows === 'redRise' || arrows === 'greenRise' ? arrows : 'neutral',
    folded: typeof folded === 'boolean' ? folded : null,
    tourEnded: at('tourEnded') === true,
    acting: typeof acting === 'string' ? acting : null,
  };
}
