import type { Job } from '@sanyi/api';
import { LoaderCircle } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { AnswerError } from '../../data/fetch-json.ts';
import type { Work } from '../../data/what-if-more.ts';
import { percentOf } from '../../shell/preparing.tsx';
import { Button } from '../../ui/button.ts';

/** Long work under way with its step, how far it is and Stop; or why it ended without a result. */
export function JobLine({ work }: { readonly work: Work }): JSX.Element | null {
  const { m, say } = useWords();
  const { job, error } = work;
  const problem = error instanceof AnswerError ? error.problem : (job?.problem ?? null);
  if (job?.state === 'running') return <Running job={job} stop={work.stop} />;
  if (problem && job?.state !== 'cancelled') {
    return (
      <p className="notice" role="alert">
        {say(problem.detail)}
      </p>
    );
  }
  return job?.state === 'cancelled' ? <p className="hint pad">{m.whatIf.cancelled}</p> : null;
}

function Running({ job, stop }: { readonly job: Job; readonly stop: () => void }): JSX.Element {
  const { m, say } = useWords();
  const percent = percentOf(job);
  return (
    <div className="job-line" role="status">
      <LoaderCircle size={16} strokeWidth={2} className="turning" aria-hidden="true" />
      <span>
        {say(job.step)}
        {percent === null ? '' : ` · ${percent} %`}
      </span>
      <Button size="small" onClick={stop}>
        {m.states.stop}
      </Button>
    </div>
  );
}
