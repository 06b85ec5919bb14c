/** A sentence or name in both languages of the platform. */
export type Text = { readonly en: string; readonly zh: string };

/** A language of the platform. */
export type Lang = 'en' | 'zh';

/** The languages of the platform, in the order they are shown. */
export const LANGS: readonly Lang[] = ['en', 'zh'];
