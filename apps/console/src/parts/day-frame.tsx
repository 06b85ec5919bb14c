import { dayWords } from '@sanyi/kernel';
import type { JSX, ReactNode } from 'react';
import { useWords } from '../app/words.tsx';
import { dayHint } from '../format/period.ts';

/**
 * Around an input of a day: until somebody types in it the day reads in the language of the page.
 * Browsers write it in their own language, in an order that nobody chose.
 */
export function DayFrame(props: {
  readonly day: string;
  readonly children: ReactNode;
}): JSX.Element {
  const { lang } = useWords();
  const { day, children } = props;
  return (
    <span className="day-frame" data-day={day === '' ? dayHint(lang) : dayWords(day, lang)}>
      {children}
    </span>
  );
}
