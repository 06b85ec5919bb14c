import type { Lang } from '@sanyi/kernel';

/** In which language the pages stand: one, or both below each other. */
export type PageLanguage = Lang | 'both';

/** The language the address asks for, else that of the console. */
export const pageLanguage = (asked: string | undefined, lang: Lang): PageLanguage =>
  asked === 'en' || asked === 'zh' || asked === 'both' ? asked : lang;
