import type { GlossaryWord } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useGlossary } from '../../data/answers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Page } from '../../shell/page.tsx';
import { Input } from '../../ui/input.ts';
import '../../styles/library.css';
import { ListTable } from '../../parts/list-table.tsx';

/** What does a word mean here? */
export function GlossaryPage(): JSX.Element {
  const { m } = useWords();
  const query = useGlossary();
  const glossary = query.isError ? undefined : query.data;
  const { find } = useAddress();
  const setAddress = useSetAddress();
  return (
    <Page
      title={m.glossary.title}
      scope={null}
      sentence={
        glossary && <p className="sentence">{m.glossary.sentence(glossary.words.length)}</p>
      }
    >
      <Answer query={query} rows={12}>
        {({ words }) => (
          <div className="stack">
            <div className="filters">
              <label htmlFor="glossary-find" className="find">
                <span>{m.glossary.find}</span>
                <Input
                  id="glossary-find"
                  type="search"
                  value={find ?? ''}
                  onChange={(event) =>
                    setAddress({ find: event.target.value || undefined }, { replace: true })
                  }
                />
              </label>
            </div>
            <WordTable words={words.filter((each) => matches(each, find ?? ''))} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

const matches = ({ word, meaning }: GlossaryWord, find: string): boolean =>
  [word.en, word.zh, meaning.en, meaning.zh].some((text) =>
    text.toLocaleLowerCase().includes(find.trim().toLocaleLowerCase()),
  );

function WordTable({ words }: { readonly words: readonly GlossaryWord[] }): JSX.Element {
  const { m, lang, say } = useWords();
  const other = lang === 'en' ? 'zh' : 'en';
  return (
    <section className="card">
      <ListTable
        caption={m.glossary.title}
        className="stacked words-table"
        heads={[m.glossary.word, m.glossary.other, m.glossary.meaning]}
      >
        {words.map(({ word, meaning }) => (
          <tr key={word.en}>
            <th scope="row">{word[lang]}</th>
            <td lang={other === 'zh' ? 'zh-CN' : 'en'}>{word[other]}</td>
            <td>{say(meaning)}</td>
          </tr>
        ))}
      </ListTable>
      {words.length === 0 && <p className="empty-list">{m.glossary.nothing}</p>}
    </section>
  );
}
