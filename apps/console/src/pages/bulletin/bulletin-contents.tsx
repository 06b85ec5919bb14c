import type { BulletinDocument } from '@sanyi/api';
import type { Lang } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';

/** The sections; each leads to its place on the page. */
export function BulletinContents(props: {
  readonly page: BulletinDocument;
  readonly language: Lang;
}): JSX.Element {
  const { m, say } = useWords();
  return (
    <nav className="bulletin-contents" aria-labelledby="bulletin-contents">
      <h2 id="bulletin-contents">{m.bulletin.contents}</h2>
      <ol>
        {props.page.contents.map(({ id, number, title }) => (
          <li key={id}>
            <a
              href={`#${sectionId(props.language, id)}`}
              onClick={(event) => {
                event.preventDefault();
                const section = document.getElementById(sectionId(props.language, id));
                section?.scrollIntoView({ block: 'start' });
                section?.focus({ preventScroll: true });
              }}
            >
              <span className="number">{number}</span>
              {say(title)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The anchor of a section on the page of a language. */
export const sectionId = (language: Lang, id: string): string => `${language}-${id}`;
