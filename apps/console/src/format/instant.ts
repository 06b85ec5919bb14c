import type { Lang } from '@sanyi/kernel';

/** How instants are told: in which language, by the clock of which offices. */
type Clock = { readonly lang: Lang; readonly timeZone: string };

const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const;

/** A day and a minute by the clock of the city's offices, with its name: `2019-04-07 09:45 China Standard Time`. */
export function instantText(at: string, { lang, timeZone }: Clock): string {
  const parts = new Intl.DateTimeFormat(LOCALES[lang], {
    ...{ timeZone, timeZoneName: 'long', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${day} ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}

/** The day of an instant by the clock of the city's offices. */
export const instantDay = (at: string, clock: Clock): string => instantText(at, clock).slice(0, 10);
