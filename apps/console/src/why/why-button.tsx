import type { FigureName } from '@sanyi/api';
import type { JSX, ReactNode } from 'react';
import { useWords } from '../app/words.tsx';
import { useWhy } from './use-why.ts';
import { figureMark } from './why-mark.ts';

/** A number that answers "why?": dotted underline, click or `w`. */
export function WhyButton(props: {
  readonly mark: string;
  readonly what: string;
  readonly className?: string | undefined;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const { m } = useWords();
  const { mark, open, close } = useWhy();
  const isOpen = mark === props.mark;
  return (
    <button
      type="button"
      className={`why ${props.className ?? ''}`}
      data-why={props.mark}
      aria-expanded={isOpen}
      title={props.title}
      onClick={(event) => {
        event.stopPropagation();
        if (isOpen) close();
        else open(props.mark);
      }}
    >
      {props.children}
      <span className="unseen">, {m.why.ask(props.what)}</span>
    </button>
  );
}

/** The same for a figure on the wire. */
export function FigureButton(props: {
  readonly figure: FigureName;
  readonly what: string;
  readonly className?: string | undefined;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const { figure, ...rest } = props;
  return <WhyButton mark={figureMark(figure)} {...rest} />;
}
