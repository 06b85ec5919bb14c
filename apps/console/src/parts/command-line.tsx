import { Fragment, type JSX } from 'react';
import { CopyButton } from './copy-button.tsx';

/** A command as it is typed, to be copied. Lines break between its words: a broken `--option` would be read as two. */
export function CommandLine({ text }: { readonly text: string }): JSX.Element {
  const words = [...text.matchAll(/\S+/g)];
  return (
    <div className="code">
      <code className="command">
        {words.map(({ 0: word, index }) => (
          <Fragment key={index}>
            {index === 0 ? '' : ' '}
            <span>{word}</span>
          </Fragment>
        ))}
      </code>
      <CopyButton text={text} />
    </div>
  );
}
