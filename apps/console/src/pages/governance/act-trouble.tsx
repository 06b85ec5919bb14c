import { CircleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { AnswerError } from '../../data/fetch-json.ts';

/** Why an act was refused, beside its button. Nothing was written. */
export function ActTrouble({ error }: { readonly error: unknown }): JSX.Element | null {
  const { m, lang } = useWords();
  if (error === null || error === undefined) return null;
  const problem = error instanceof AnswerError ? error.problem : null;
  const texts = problem ? problem.problems.map((each) => each[lang]) : [m.states.network];
  return (
    <div className="act-trouble" role="alert">
      <CircleAlert size={15} strokeWidth={1.6} aria-hidden="true" />
      <div>
        {texts.slice(0, 4).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </div>
  );
}
