import { X } from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../app/words.tsx';
import { useWhy } from './use-why.ts';

/** A row of the panel: a word and what stands for it. */
export type WhyFact = { readonly word: string; readonly text: ReactNode; readonly quiet?: boolean };

/** What every panel says, whatever it explains: figure, tile, cell, sentence or bill line. */
export type WhyContent = {
  readonly value: string;
  readonly unit: string;
  readonly what: string;
  readonly meaning: string;
  readonly formula: { readonly title: string; readonly lines: readonly ReactNode[] } | null;
  readonly facts: readonly WhyFact[];
  readonly query: string | null;
  readonly command: string | null;
  readonly citation: string | null;
};

/** The frame of the panel; focus moves in when it opens, Esc closes it and gives focus back. */
export function WhyPanel(props: {
  readonly title?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const { m } = useWords();
  const { mark, close } = useWhy();
  const title = useRef<HTMLHeadingElement>(null);
  // The mark is named so that focus moves in again when another number is asked about.
  useEffect(() => {
    if (mark) title.current?.focus();
  }, [mark]);
  return (
    <aside className="card why-panel" aria-labelledby="why-title">
      <header className="card-head">
        <h2 id="why-title" ref={title} tabIndex={-1}>
          {props.title ?? m.why.title}
        </h2>
        <button type="button" className="icon-button" aria-label={m.shell.close} onClick={close}>
          <X size={16} strokeWidth={1.6} aria-hidden="true" />
        </button>
      </header>
      {props.children}
    </aside>
  );
}
