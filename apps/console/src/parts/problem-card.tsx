import { problemPlace } from '@sanyi/kernel';
import { CircleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';
import { AnswerError } from '../data/fetch-json.ts';
import { Button } from '../ui/button.ts';
import { Go } from './go.tsx';

/** Trouble, said fully: what, where, what to do. Nothing is written by reading. */
export function ProblemCard(props: {
  readonly error: unknown;
  readonly retry: () => void;
}): JSX.Element {
  const { m, say, lang } = useWords();
  const problem = props.error instanceof AnswerError ? props.error.problem : null;
  const unanswered = props.error instanceof AnswerError && !problem;
  const title = problem
    ? say(problem.title)
    : unanswered
      ? m.states.networkTitle
      : m.states.errorTitle;
  const text = problem ? say(problem.detail) : m.states.network;
  return (
    <section className="card problem" role="alert">
      <h2>
        <CircleAlert size={18} strokeWidth={1.6} aria-hidden="true" /> {title}
      </h2>
      <p>
        {problem || unanswered ? text : String(props.error)} <b>{m.states.nothingWritten}</b>
      </p>
      {problem && problem.problems.length > 1 && (
        <ul>
          {problem.problems.slice(0, 8).map((each) => (
            <li key={each.code + each.where}>
              {problemPlace(each.where, lang)}: {each[lang]}
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <dl className="facts sunken">
          <div>
            <dt>{m.states.whereLabel}</dt>
            <dd>{problemPlace(problem.where, lang) || '—'}</dd>
          </div>
          <div>
            <dt>{m.states.code}</dt>
            <dd>
              <code>{problem.code}</code>
            </dd>
          </div>
        </dl>
      )}
      <p className="acts">
        <Button type="primary" onClick={props.retry}>
          {m.states.retry}
        </Button>
        <Go to="/" address={{ place: undefined, period: undefined }}>
          {m.states.toOverview}
        </Go>
      </p>
    </section>
  );
}
