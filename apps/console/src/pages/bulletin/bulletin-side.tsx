import type { BulletinCheck, BulletinDocument } from '@sanyi/api';
import { Check, CircleAlert, X } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';

const ICONS = { passed: Check, warned: CircleAlert, failed: X } as const;

/** Checks that ran; none stands here that did not. */
export function Checks({ checks }: { readonly checks: readonly BulletinCheck[] }): JSX.Element {
  const { m, say } = useWords();
  const passed = checks.filter(({ outcome }) => outcome === 'passed').length;
  return (
    <Card title={m.bulletin.checks} right={m.bulletin.checksPassed(passed, checks.length)}>
      <ul className="check-list">
        {checks.map(({ id, outcome, text }) => {
          const Icon = ICONS[outcome];
          return (
            <li key={id} className={outcome}>
              <Icon size={15} strokeWidth={1.8} aria-hidden="true" />
              <span>
                {say(text)}
                <span className={outcome === 'passed' ? 'unseen' : 'outcome'}>
                  {m.shell.comma}
                  {m.bulletin.outcomes[outcome]}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Districts over a line and what they are asked about. */
export function TasksAsked({ page }: { readonly page: BulletinDocument }): JSX.Element {
  const { m, say } = useWords();
  return (
    <Card title={m.bulletin.tasks} right={m.bulletin.tasksNote(page.tasks.length)}>
      {page.tasks.length === 0 ? (
        <p className="empty-list">{m.bulletin.noTasks}</p>
      ) : (
        <ul className="task-list">
          {page.tasks.map(({ place, placeTitle, families }) => (
            <li key={place}>
              <strong>{say(placeTitle)}</strong>
              <span>{families.map(say).join(m.shell.comma)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Every print, to take away. */
export function GoesOut({ page }: { readonly page: BulletinDocument }): JSX.Element {
  const { m } = useWords();
  const languages = [...new Set(page.files.map(({ lang }) => lang))];
  return (
    <Card title={m.bulletin.goesOut}>
      <ul className="file-list">
        {languages.map((lang) => (
          <li key={lang}>
            <span>{m.bulletin.languages[lang]}</span>
            {page.files
              .filter((file) => file.lang === lang)
              .map(({ format, address }) => (
                <a
                  key={format}
                  className="link"
                  href={address}
                  {...(format === 'html'
                    ? { target: '_blank', rel: 'noreferrer' }
                    : { download: '' })}
                >
                  {m.bulletin.formats[format]}
                  <span className="unseen">
                    {m.shell.comma}
                    {m.bulletin.languages[lang]}
                  </span>
                </a>
              ))}
          </li>
        ))}
      </ul>
      <p className="file-note">{m.bulletin.files(page.files.length)}</p>
    </Card>
  );
}
