import type { TaskRow, WireAlarm, WireTaskState } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';

/** Where a task stands, as a word in its own shade; never a judgement colour. */
export function TaskState({ state }: { readonly state: WireTaskState }): JSX.Element {
  const { m } = useWords();
  return <span className={`state-word ${state}`}>{m.governance.states[state]}</span>;
}

/** The alarms of a task or project, each with the number that raised it. */
export function Alarms(props: {
  readonly alarms: readonly WireAlarm[];
  readonly milestone?: (code: string) => string;
}): JSX.Element | null {
  const { m } = useWords();
  if (props.alarms.length === 0) return null;
  return (
    <ul className="alarm-list">
      {props.alarms.map((alarm) => (
        <li key={alarm.rule} className={GRAVE.has(alarm.rule) ? 'missed' : 'near'}>
          <svg className="shape" viewBox="0 0 10 10" aria-hidden="true">
            <path
              d={GRAVE.has(alarm.rule) ? 'M5 1L9.6 9H.4z' : 'M5 .6L9.4 5L5 9.4L.6 5z'}
              fill="currentColor"
            />
          </svg>
          {m.governance.alarm(alarm, props.milestone?.(alarm.milestone ?? '') ?? '')}
        </li>
      ))}
    </ul>
  );
}

const GRAVE: ReadonlySet<WireAlarm['rule']> = new Set([
  'overdue',
  'late',
  'overBudget',
  'highRisk',
]);

/** Where a task came from. */
export function TaskOrigin({ row }: { readonly row: TaskRow }): JSX.Element {
  const { m } = useWords();
  const { kind, number } = row.origin;
  if (kind === 'requirement') return <>{m.governance.fromMeeting(number ?? 0)}</>;
  return <>{kind === 'finding' ? m.governance.fromFigure : m.governance.fromPerson}</>;
}
