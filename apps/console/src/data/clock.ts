import { useWords } from '../app/words.tsx';
import { instantDay, instantText } from '../format/instant.ts';
import { useStatus } from './answers.ts';

/** Tells instants by the clock of the city's offices. */
export function useClock(): {
  readonly instant: (at: string) => string;
  readonly day: (at: string) => string;
} {
  const { lang } = useWords();
  const timeZone = useStatus().data?.timeZone ?? 'UTC';
  const clock = { lang, timeZone };
  return { instant: (at) => instantText(at, clock), day: (at) => instantDay(at, clock) };
}
