import type { DayNote, Monitoring } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { WhyButton } from '../../why/why-button.tsx';
import { pageMark } from '../../why/why-mark.ts';
import { StateWord } from './state-word.tsx';

const markOf = (note: DayNote): string => pageMark('day', `${note.indicator}/${note.place}`);

/** What rules noted about the day. Nothing else ever appears here. */
export function DayNotes({ page }: { readonly page: Monitoring }): JSX.Element {
  const { m, say } = useWords();
  return (
    <Card title={m.monitoring.notes} note={<span className="count">{page.notes.length}</span>}>
      {page.notes.length === 0 ? (
        <p className="card-text quiet">{m.monitoring.noNotesText}</p>
      ) : (
        <ul className="alert-list all day-notes">
          {page.notes.map((note) => (
            <li className="alert" key={note.id}>
              <div className="alert-top">
                <StateWord state={note.level} />
                <span className="quiet">{m.monitoring.rules[note.rule]}</span>
              </div>
              <h3>{say(note.title)}</h3>
              <p>{say(note.text)}</p>
              <div className="alert-acts">
                <WhyButton mark={markOf(note)} what={say(note.title)} className="as-link">
                  {m.monitoring.why}
                </WhyButton>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Notes of the last days, each a link to its day. */
export function RecentNotes({ page }: { readonly page: Monitoring }): JSX.Element {
  const { m } = useWords();
  const { days, notes } = page.recent;
  return (
    <Card title={m.monitoring.recent(days)} note={<span className="count">{notes.length}</span>}>
      {notes.length === 0 ? (
        <p className="card-text quiet">{m.monitoring.noRecent}</p>
      ) : (
        <NoteList page={page} notes={notes} />
      )}
    </Card>
  );
}

/** Days on which packages came into force, and what was noted from then on. */
export function ReformNotes({ page }: { readonly page: Monitoring }): JSX.Element | null {
  const { m, lang, say } = useWords();
  if (page.reforms.length === 0) return null;
  return (
    <Card title={m.monitoring.reforms} note={m.monitoring.reformsNote}>
      {page.reforms.map((reform) => (
        <section key={reform.package} className="reform">
          <h3>
            <Go to="/monitoring" address={{ day: reform.day, place: undefined }}>
              {dayWords(reform.day, lang)}
            </Go>{' '}
            <Go to={`/packages/${reform.package}`} className="quiet-link">
              {say(reform.title)}
            </Go>{' '}
            <Go
              to="/before-after"
              className="quiet-link"
              address={{ measure: page.indicators[0]?.id, day: reform.day, scale: 'log' }}
            >
              {m.beforeAfter.open}
            </Go>
          </h3>
          {reform.notes.length === 0 ? (
            <p className="quiet">{m.monitoring.quietReform}</p>
          ) : (
            <NoteList page={page} notes={reform.notes} />
          )}
        </section>
      ))}
    </Card>
  );
}

function NoteList(props: {
  readonly page: Monitoring;
  readonly notes: readonly DayNote[];
}): JSX.Element {
  const { lang, say } = useWords();
  const [city] = props.page.rows;
  return (
    <ul className="note-list">
      {props.notes.map((note) => (
        <li key={note.id}>
          <Go
            to="/monitoring"
            className="note-link"
            address={{
              day: note.day,
              place: note.place === city?.place ? undefined : note.place,
              why: markOf(note),
            }}
          >
            <span className="nowrap quiet">{dayWords(note.day, lang)}</span>
            <StateWord state={note.level} />
            <span>{say(note.title)}</span>
          </Go>
        </li>
      ))}
    </ul>
  );
}
