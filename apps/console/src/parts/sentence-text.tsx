import type { Segment, Sentence } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';
import { FigureButton } from '../why/why-button.tsx';

/** A sentence written by rule; every run that states a figure answers "why?". */
export function SentenceText(props: { readonly sentence: Sentence }): JSX.Element {
  const { lang } = useWords();
  return (
    <p className="sentence">
      {props.sentence[lang].map((segment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a sentence never move
        <Run key={index} segment={segment} />
      ))}
    </p>
  );
}

function Run({ segment }: { readonly segment: Segment }): JSX.Element {
  const text = segment.strong ? <b>{segment.text}</b> : segment.text;
  return segment.figure ? (
    <FigureButton figure={segment.figure} what={segment.text}>
      {text}
    </FigureButton>
  ) : (
    <span>{text}</span>
  );
}
