import type { Segment, Sentence } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';
import { FigureButton } from '../why/why-button.tsx';
import { inOrder } from './in-order.tsx';

/** A sentence written by rule; every run that states a figure answers "why?". */
export function SentenceText(props: { readonly sentence: Sentence }): JSX.Element {
  const { lang } = useWords();
  return (
    <p className="sentence">
      {inOrder(props.sentence[lang], (segment) => (
        <Run segment={segment} />
      ))}
    </p>
  );
}

function Run({ segment }: { readonly segment: Segment }): JSX.Element {
  // A button swallows the spaces at its ends, so they stand outside.
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(segment.text) ?? [];
  const text = segment.strong ? <b>{inner}</b> : inner;
  return segment.figure ? (
    <>
      {before}
      <FigureButton figure={segment.figure} what={inner}>
        {text}
      </FigureButton>
      {after}
    </>
  ) : (
    <>
      {before}
      {text}
      {after}
    </>
  );
}
