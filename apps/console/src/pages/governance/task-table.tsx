import type { TaskRow, TaskValue } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { figureText } from '../../format/figure-text.ts';
import { Go } from '../../parts/go.tsx';
import { JudgementShape } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Alarms, TaskState } from './task-state.tsx';

/** Tasks: what, whose, by when, and the figure then and now. */
export function TaskTable(props: {
  readonly rows: readonly TaskRow[];
  readonly caption: string;
}): JSX.Element {
  const { m } = useWords();
  const words = m.governance;
  const heads = [words.task, words.state, words.owner, words.deadline];
  const measured = props.rows.some(({ measure }) => measure !== null);
  return (
    <ScrollX label={props.caption}>
      <table className="plain stacked tasks">
        <caption className="unseen">{props.caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
            {measured && (
              <>
                <th scope="col" className="number">
                  {words.figureThen}
                </th>
                <th scope="col" className="number">
                  {words.figureNow}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.id} row={row} measured={measured} />
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Row(props: { readonly row: TaskRow; readonly measured: boolean }): JSX.Element {
  const { m, say } = useWords();
  const { row } = props;
  const latest = row.measure?.readings.at(-1) ?? null;
  return (
    <tr>
      <th scope="row" className="words">
        <Go to={`/tasks/${row.id}`}>{say(row.title)}</Go>
        <small className="quiet">
          {row.id} · {say(row.place)}
          {row.institution === null ? '' : ` · ${row.institution}`}
          {row.reopened > 0 ? ` · ${m.governance.reopened(row.reopened)}` : ''}
        </small>
      </th>
      <td>
        <TaskState state={row.state} />
      </td>
      <td>
        {say(row.owner.name)}
        <small className="quiet">{say(row.owner.office)}</small>
      </td>
      <td className="nowrap" data-label={m.governance.deadline}>
        {row.deadline}
        <Alarms alarms={row.alarms} />
      </td>
      {props.measured && (
        <>
          <Value row={row} value={row.measure?.first ?? null} label={m.governance.figureThen} />
          <Value row={row} value={latest} label={m.governance.figureNow} />
        </>
      )}
    </tr>
  );
}

function Value(props: {
  readonly row: TaskRow;
  readonly value: TaskValue | null;
  readonly label: string;
}): JSX.Element {
  const { lang } = useWords();
  const { value, row } = props;
  const { measure } = row;
  if (!value || !measure) return <td className="number quiet">—</td>;
  const { unit, unitText } = measure;
  return (
    <td className="number" data-label={props.label}>
      <JudgementShape judgement={value.judgement} />
      {figureText({ value: value.value, unit, unitText }, lang)}
      <small className="quiet">{value.period}</small>
    </td>
  );
}
