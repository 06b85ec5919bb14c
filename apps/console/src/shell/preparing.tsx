import type { Job } from '@sanyi/api';
import { problemPlace } from '@sanyi/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';
import { stopJob } from '../data/job.ts';
import { countText } from '../format/decimal.ts';
import { StopButton } from '../parts/stop-button.tsx';
import { TopBar } from './top-bar.tsx';
import { useReadyStatus } from './use-scope.ts';

/** Shown while the city is prepared: what, how far, how long, and Stop. */
export function Preparing(): JSX.Element {
  const { m, say } = useWords();
  const status = useReadyStatus();
  const job = status?.job ?? null;
  const title =
    job?.state === 'failed' ? m.states.failed : job ? say(job.title) : m.states.preparing;
  return (
    <>
      <TopBar scope={null} />
      <main id="main" className="page narrow">
        <header className="page-head">
          <h1 tabIndex={-1}>{job?.state === 'cancelled' ? m.states.cancelled : title}</h1>
        </header>
        {job?.state === 'failed' || job?.state === 'cancelled' ? (
          <Ended job={job} />
        ) : (
          <section className="card work">
            {job ? <Running job={job} /> : <p className="hint">{m.states.loading}</p>}
          </section>
        )}
      </main>
    </>
  );
}

function Running({ job }: { readonly job: Job }): JSX.Element {
  const { m, say } = useWords();
  const queries = useQueryClient();
  const percent = percentOf(job);
  const unit = say(job.unit);
  return (
    <>
      <div className="work-head">
        <strong>{percent === null ? '…' : `${percent} %`}</strong>
        <span>
          {job.total === null
            ? m.states.doneOnly(countText(job.done), unit)
            : m.states.doneOf(countText(job.done), countText(job.total), unit)}
          {job.secondsLeft !== null && ` · ${m.states.left(timeText(job.secondsLeft, m.states))}`}
        </span>
        <StopButton
          stop={() =>
            stopJob(job).finally(() => void queries.invalidateQueries({ queryKey: ['status'] }))
          }
        />
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={say(job.title)}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': percent })}
      >
        <i style={{ width: `${percent ?? 0}%` }} />
      </div>
      <p>
        <b>{say(job.step)}</b>{' '}
        <span className="quiet">
          {m.states.stepOf(job.stepNumber, job.stepCount)}
          {job.rate !== null && ` · ${m.states.rate(countText(job.rate), unit)}`}
        </span>
      </p>
      <p className="hint">{m.states.preparingText}</p>
      <span className="unseen" role="status">
        {percent === null ? say(job.step) : m.states.progress(Math.floor(percent / 10) * 10)}
      </span>
    </>
  );
}

function Ended({ job }: { readonly job: Job }): JSX.Element {
  const { m, say, lang } = useWords();
  return (
    <section className="card problem" role="alert">
      {job.problem ? (
        <>
          <h2>
            <CircleAlert size={18} strokeWidth={1.6} aria-hidden="true" /> {say(job.problem.title)}
          </h2>
          <p>{say(job.problem.detail)}</p>
          <dl className="facts sunken">
            <div>
              <dt>{m.states.whereLabel}</dt>
              <dd>{problemPlace(job.problem.where, lang) || '—'}</dd>
            </div>
            <div>
              <dt>{m.states.code}</dt>
              <dd>
                <code>{job.problem.code}</code>
              </dd>
            </div>
          </dl>
        </>
      ) : (
        <p>{m.states.cancelledText}</p>
      )}
    </section>
  );
}

/** How far all steps together are, in whole percent; null before anything is known. */
export function percentOf(job: Job): number | null {
  if (job.total === null || job.total === 0) return null;
  const inStep = Math.min(1, job.done / job.total);
  return Math.floor((100 * (job.stepNumber - 1 + inStep)) / Math.max(1, job.stepCount));
}

/** Seconds as people say them. */
export function timeText(
  seconds: number,
  words: {
    readonly seconds: (seconds: number) => string;
    readonly minutes: (minutes: number, seconds: number) => string;
  },
): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? words.seconds(whole) : words.minutes(Math.floor(whole / 60), whole % 60);
}
