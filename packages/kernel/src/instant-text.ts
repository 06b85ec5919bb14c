import type { Lang } from './text.ts';

/** How instants are told: in which language, by the clock of which offices. */
export type OfficeClock = {
  readonly lang: Lang;
  /** A name of the time zone database, such as `Asia/Shanghai`. */
  readonly timeZone: string;
};

const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const;

/**
 * A day and a minute by the clock of offices, with its name: whoever reads may be anywhere.
 *
 * @param at - ISO 8601 in UTC
 * @example
 * ```ts
 * const clock = { lang: 'en', timeZone: 'Asia/Shanghai' } as const;
 * instantText('2019-04-07T01:45:12Z', clock); // '2019-04-07 09:45 China Standard Time'
 * ```
 */
export function instantText(at: string, { lang, timeZone }: OfficeClock): string {
  const parts = new Intl.DateTimeFormat(LOCALES[lang], {
    ...{ timeZone, timeZoneName: 'long', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${day} ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}
