import type { WireText } from '@sanyi/api';
import type { Lang } from '@sanyi/kernel';
import { createContext, type JSX, type ReactNode, use, useEffect, useMemo } from 'react';
import { MESSAGES, type Messages } from '../messages/messages.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { useAddress, useSetAddress } from './use-address.ts';

/** The language in use, its words, and the reader of texts that come in both. */
export type Words = {
  readonly lang: Lang;
  readonly m: Messages;
  readonly say: (text: WireText) => string;
};

const wordsOf = (lang: Lang): Words => ({ lang, m: MESSAGES[lang], say: (text) => text[lang] });

const WordsContext = createContext<Words>(wordsOf('en'));

/** The words of the page. */
export const useWords = (): Words => use(WordsContext);

/** Gives the page its language: of the address, else as chosen before, else of the browser. */
export function WordsProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const address = useAddress();
  const { lang: kept } = usePreferences();
  const lang = address.lang ?? kept ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
  const words = useMemo(() => wordsOf(lang), [lang]);
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** Switches to the other language in place: no reload, and the address says so. */
export function useSwitchLanguage(): () => void {
  const { lang } = useWords();
  const setAddress = useSetAddress();
  return () => {
    const other = lang === 'en' ? 'zh' : 'en';
    setPreferences({ lang: other });
    setAddress({ lang: other }, { replace: true });
  };
}
