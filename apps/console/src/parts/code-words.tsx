import type { CodeTitles } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';

/** A code as people call it, with the code that is typed beside; any other value as it is. */
export function CodeWords(props: {
  readonly code: string;
  readonly codes: CodeTitles;
}): JSX.Element {
  const { say } = useWords();
  const { code, codes } = props;
  const title = codes[code];
  if (!title) return <>{code}</>;
  return (
    <>
      {say(title)} <small className="quiet">{code}</small>
    </>
  );
}
