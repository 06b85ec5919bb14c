import type { WireDraftState } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { EDITOR_WORDS } from '../../messages/editor-messages.ts';

/** Where a draft stands, as a word in its own shade. */
export function DraftState({ state }: { readonly state: WireDraftState }): JSX.Element {
  const { lang } = useWords();
  return <span className={`draft-state ${state}`}>{EDITOR_WORDS[lang].states[state]}</span>;
}
