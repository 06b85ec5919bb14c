import type { DraftDetail, WhatIfDraft } from '@sanyi/api';
import { type JSX, useId, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { AnswerError } from '../../data/fetch-json.ts';
import { keepDraft } from '../../data/what-if-more.ts';
import { DayFrame } from '../../parts/day-frame.tsx';
import { Go } from '../../parts/go.tsx';
import { Button } from '../../ui/button.ts';
import { Input } from '../../ui/input.ts';

/** Keeps a scenario or a solution as a draft of a package that holds from a day on. */
export function SaveDraft(props: {
  readonly of: Pick<WhatIfDraft, 'reform' | 'solved'>;
  /** A day that is offered: the day after the data. */
  readonly from: string;
}): JSX.Element {
  const { m, say } = useWords();
  const [from, setFrom] = useState(props.from);
  const [made, setMade] = useState<DraftDetail | null>(null);
  const [error, setError] = useState<unknown>(null);
  const id = useId();
  const problem = error instanceof AnswerError ? error.problem : null;
  const save = (): void => {
    setError(null);
    keepDraft({ ...props.of, from }).then(setMade, setError);
  };
  return (
    <div className="save-draft">
      <label htmlFor={id}>{m.whatIf.draftFrom}</label>
      <span>
        <DayFrame day={from}>
          <Input
            id={id}
            type="date"
            size="small"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </DayFrame>
        <Button size="small" onClick={save} disabled={from === ''}>
          {m.whatIf.saveDraft}
        </Button>
      </span>
      {made && (
        <p className="hint" role="status">
          <Go to={`/packages/draft/${made.id}`}>{m.whatIf.draftSaved(made.name)}</Go>
        </p>
      )}
      {error !== null && (
        <p className="hint wrong" role="alert">
          {problem ? say(problem.detail) : m.states.network}
        </p>
      )}
    </div>
  );
}
