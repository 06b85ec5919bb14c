import { instantText } from '@sanyi/kernel';
import { useWords } from '../app/words.tsx';
import { useStatus } from './answers.ts';

/** Tells instants by the clock of the city's offices. */
export function useClock(): {
  readonly instant: (at: string) => string;
  readonly day: (at: string) => string;
} {
  const { lang } = useWords();
  const timeZone = useStatus().data?.timeZone ?? 'UTC';
  const clock = { lang, timeZone };
  const instant = (at: string): string => instantText(at, clock);
  return { instant, day: (at) => instant(at).slice(0, 'YYYY-MM-DD'.length) };
}
