import type { DayState } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { JudgementWord } from '../../parts/mark.tsx';

/** Shape, word and colour of how a day stands; what is not judged gets words only. */
export function StateWord({ state }: { readonly state: DayState }): JSX.Element {
  const { m } = useWords();
  const text = m.monitoring.states[state];
  if (state === 'unjudged' || state === 'unknown') return <span className="quiet">{text}</span>;
  const judgement = state === 'usual' ? 'met' : state === 'watch' ? 'near' : 'missed';
  return <JudgementWord judgement={judgement} text={text} />;
}
