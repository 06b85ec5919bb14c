import type { Job } from '@sanyi/api';
import { LoaderCircle } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { AnswerError } from '../../data/fetch-json.ts';
import type { Work } from '../../data/job.ts';
import { StopButton } from '../../parts/stop-button.tsx';
import { percentOf } from '../../shell/preparing.tsx';

/** Long work under way with its step, how far it is and Stop; or why it ended without a result. */
export function JobLine({ work }: { readonly work: Work }): JSX.Element | null {
  const { m } = useWords();
  const { job, error } = work;
  if (job?.state === 'running') return <Running job={job} stop={work.stop} />;
  if (job?.state === 'cancelled' && error === null) {
    return <p className="hint pad">{m.whatIf.cancelled}</p>;
  }
  return <Trouble work={work} />;
}

/** Why work failed or could not be started, also that nobody answered; nothing where all is well. */
export function Trouble({ work }: { readonly work: Work }): JSX.Element | null {
  const { m, say } = useWords();
  const { job, error } = work;
  const problem = error instanceof AnswerError ? error.problem : (job?.problem ?? null);
  if (error === null && problem === null) return null;
  return (
    <p className="notice" role="alert">
      {problem ? say(problem.detail) : m.states.network}
    </p>
  );
}

function Running({ job, stop }: { readonly job: Job; readonly stop: Work['stop'] }): JSX.Element {
  const { say } = useWords();
  const percent = percentOf(job);
  return (
    <div className="job-line" role="status">
      <LoaderCircle size={16} strokeWidth={2} className="turning" aria-hidden="true" />
      <span>
        {say(job.step)}
        {percent === null ? '' : ` · ${percent} %`}
      </span>
      <StopButton small stop={stop} />
    </div>
  );
}
