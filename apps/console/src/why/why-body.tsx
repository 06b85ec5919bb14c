import { type JSX, useState } from 'react';
import { useWords } from '../app/words.tsx';
import { CommandLine } from '../parts/command-line.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { inOrder } from '../parts/in-order.tsx';
import type { WhyContent } from './why-panel.tsx';

/** Value, meaning, formula with its numbers, rows, rule, data, and how to do it again. */
export function WhyBody({ content }: { readonly content: WhyContent }): JSX.Element {
  const { m } = useWords();
  const [showQuery, setShowQuery] = useState(false);
  return (
    <div className="why-body">
      <p className="why-value">
        <strong>{content.value}</strong>{' '}
        <span>{[content.unit, content.what].filter(Boolean).join(m.shell.comma)}</span>
      </p>
      <p className="why-meaning">{content.meaning}</p>
      {content.formula && (
        <div className="formula">
          <span>{content.formula.title}</span>
          {inOrder(content.formula.lines, (line) => (
            <p>{line}</p>
          ))}
        </div>
      )}
      <dl className="facts">
        {content.facts.map(({ word, text, quiet }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd className={quiet ? 'quiet' : undefined}>{text}</dd>
          </div>
        ))}
        {content.query && (
          <div>
            <dt>{m.why.query}</dt>
            <dd>
              <button
                type="button"
                className="link"
                aria-expanded={showQuery}
                onClick={() => setShowQuery(!showQuery)}
              >
                SELECT …
              </button>
            </dd>
          </div>
        )}
      </dl>
      {content.query && showQuery && (
        <section className="code block" aria-label={m.why.query}>
          <pre>{content.query}</pre>
        </section>
      )}
      {content.command && (
        <footer className="why-again">
          <span>{m.why.again}</span>
          <CommandLine text={content.command} />
          {content.citation && <CopyButton text={content.citation} word={m.why.cite} />}
        </footer>
      )}
    </div>
  );
}
