import type { Monitoring } from '@sanyi/api';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { DayFrame } from '../../parts/day-frame.tsx';
import { Button } from '../../ui/button.ts';
import { Input } from '../../ui/input.ts';
import { dayBefore } from './day-of.ts';

/** The day before, any day, the day after, the last day. */
export function DayActs({ page }: { readonly page: Monitoring }): JSX.Element {
  const { m } = useWords();
  const setAddress = useSetAddress();
  const go = (day: string | undefined): void => setAddress({ day, why: undefined });
  return (
    <div className="day-acts">
      <Button
        aria-label={m.monitoring.before}
        title={m.monitoring.before}
        disabled={page.day <= page.first}
        onClick={() => go(dayBefore(page.day, 1))}
      >
        <ChevronLeft size={15} strokeWidth={1.6} aria-hidden="true" />
      </Button>
      <DayFrame day={page.day}>
        <Input
          type="date"
          aria-label={m.monitoring.day}
          value={page.day}
          min={page.first}
          max={page.last}
          onChange={({ target }) => {
            if (target.value >= page.first && target.value <= page.last) go(target.value);
          }}
        />
      </DayFrame>
      <Button
        aria-label={m.monitoring.after}
        title={m.monitoring.after}
        disabled={page.day >= page.last}
        onClick={() => go(dayBefore(page.day, -1))}
      >
        <ChevronRight size={15} strokeWidth={1.6} aria-hidden="true" />
      </Button>
      {page.day < page.last && <Button onClick={() => go(undefined)}>{m.monitoring.last}</Button>}
    </div>
  );
}
