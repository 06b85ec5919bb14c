import type { Job, WhatIf } from '@sanyi/api';
import { Check, LoaderCircle } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { useExactRun } from '../../data/what-if.ts';
import { countText } from '../../format/decimal.ts';
import { CommandLine } from '../../parts/command-line.tsx';
import { Go } from '../../parts/go.tsx';
import { StopButton } from '../../parts/stop-button.tsx';
import { percentOf, timeText } from '../../shell/preparing.tsx';
import { Button } from '../../ui/button.ts';
import { Trouble } from './job-line.tsx';

/** How sure the figures are: exact, on the way there, or an estimate; and how to make them again. */
export function RunBar(props: {
  readonly whatIf: WhatIf;
  readonly asked: { readonly baseline: string | undefined; readonly reform: string | null };
}): JSX.Element {
  const { m } = useWords();
  const { whatIf } = props;
  const [told, setTold] = useState(false);
  const work = useExactRun(props.asked, whatIf);
  const { job, stop, start } = work;
  const under = whatIf.state === 'exact' ? null : job;
  const running = under?.state === 'running' ? under : null;
  return (
    <div className="run-bar">
      <div className="run-line">
        <div role="status">
          {whatIf.state === 'exact' && <Exact whatIf={whatIf} />}
          {running && <Running job={running} />}
          {whatIf.state === 'estimate' && !running && <Estimated whatIf={whatIf} />}
        </div>
        <span className="right">
          {running && <StopButton small stop={stop} />}
          {whatIf.state === 'estimate' && !running && (
            <Button size="small" onClick={start}>
              {m.whatIf.runExact}
            </Button>
          )}
          {whatIf.state === 'exact' && (
            <Go to="/what-if/compare" address={{ first: whatIf.id }}>
              {m.compare.compareWith}
            </Go>
          )}
          <button
            type="button"
            className="link"
            aria-expanded={told}
            onClick={() => setTold(!told)}
          >
            {m.whatIf.reproduce}
          </button>
        </span>
      </div>
      {running && <Progress job={running} />}
      {under?.state === 'cancelled' && work.error === null ? (
        <p className="notice">{m.whatIf.stopped}</p>
      ) : (
        <Trouble work={{ ...work, job: under }} />
      )}
      {told && <CommandLine text={whatIf.command} />}
    </div>
  );
}

function Exact({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m } = useWords();
  const seconds = String(whatIf.seconds ?? '—');
  return (
    <>
      <Check size={16} strokeWidth={2} className="met" aria-hidden="true" />
      <b>{m.whatIf.exact}</b>
      <span>{m.whatIf.exactText(countText(whatIf.claims), countText(whatIf.lines), seconds)}</span>
    </>
  );
}

function Estimated({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m } = useWords();
  const { counted, all } = whatIf.persons;
  return <b>{m.whatIf.estimate(countText(counted), countText(all))}</b>;
}

function Running({ job }: { readonly job: Job }): JSX.Element {
  const { m, say } = useWords();
  const percent = percentOf(job);
  const left = job.secondsLeft === null ? '' : m.states.left(timeText(job.secondsLeft, m.states));
  return (
    <>
      <LoaderCircle size={16} strokeWidth={2} className="turning" aria-hidden="true" />
      <b>{m.whatIf.running}</b>
      <span>
        {[
          say(job.step) === say(job.title) ? '' : say(job.step),
          ...(percent === null ? [] : [`${percent} %`, left]),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

function Progress({ job }: { readonly job: Job }): JSX.Element {
  const { m } = useWords();
  const percent = percentOf(job);
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={m.whatIf.running}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
    >
      <i style={{ width: `${percent ?? 0}%` }} />
    </div>
  );
}
