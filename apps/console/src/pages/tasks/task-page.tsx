import type { TaskDetail } from '@sanyi/api';
import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useClock } from '../../data/clock.ts';
import { useTask } from '../../data/governance.ts';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { HistoryList } from '../governance/history-list.tsx';
import { RecordHead, RecordPage } from '../governance/record-page.tsx';
import { Alarms, TaskOrigin, TaskState } from '../governance/task-state.tsx';
import { TaskTable } from '../governance/task-table.tsx';
import { TaskActs } from './task-acts.tsx';
import { TaskFigures } from './task-figures.tsx';

/** What is asked of whom, what was done, and what the figure says. */
export function TaskPage(): JSX.Element {
  const { m } = useWords();
  const { task: id = '' } = useParams({ strict: false });
  return (
    <RecordPage
      id={id}
      query={useTask(id)}
      list={{ to: '/tasks', title: m.governance.tasksTitle }}
      badge={({ state }) => <TaskState state={state} />}
    >
      {(found) => <Content task={found} />}
    </RecordPage>
  );
}

function Content({ task }: { readonly task: TaskDetail }): JSX.Element {
  const { m, say } = useWords();
  const { day } = useClock();
  return (
    <div className="task-grid">
      <div className="stack">
        <Head task={task} />
        {task.measure && <TaskFigures measure={task.measure} />}
        <Evidence task={task} />
        {(task.parts.length > 0 || task.may.includes('split')) && (
          <Card title={m.governance.parts}>
            {task.parts.length > 0 ? (
              <TaskTable rows={task.parts} caption={m.governance.parts} />
            ) : (
              <p className="card-text quiet">{m.governance.noParts}</p>
            )}
          </Card>
        )}
      </div>
      <div className="stack">
        <TaskActs key={task.version} task={task} />
        <HistoryList entries={task.history} />
        {task.reason && (
          <Card title={m.governance.reason}>
            <p className="card-text">
              {task.reason}
              {task.closed?.because === 'person' && (
                <small className="quiet">
                  {m.governance.closedBy(say(task.closed.by.name), day(task.closed.at))}
                </small>
              )}
            </p>
          </Card>
        )}
      </div>
    </div>
  );
}

function Head({ task }: { readonly task: TaskDetail }): JSX.Element {
  const { m, say } = useWords();
  const { owner, parent, institution, reopened } = task;
  const { directive } = task.origin;
  const origin = directive ? (
    <Go to={`/directives/${directive}`}>{directive}</Go>
  ) : parent ? (
    <Go to={`/tasks/${parent}`}>{m.governance.partOf(parent)}</Go>
  ) : (
    task.id
  );
  return (
    <RecordHead
      facts={[
        { word: m.governance.owner, value: say(owner.name), more: say(owner.office) },
        {
          word: m.governance.deadline,
          value: task.deadline,
          below: <Alarms alarms={task.alarms} />,
        },
        { word: m.governance.levels[task.level], value: say(task.place), more: institution },
        {
          word: <TaskOrigin row={task} />,
          value: origin,
          more: reopened > 0 && m.governance.reopened(reopened),
        },
      ]}
    />
  );
}

function Evidence({ task }: { readonly task: TaskDetail }): JSX.Element {
  const { m, say } = useWords();
  const { instant } = useClock();
  return (
    <Card title={m.governance.evidence}>
      {task.evidence.length === 0 ? (
        <p className="card-text quiet">{m.governance.noEvidence}</p>
      ) : (
        <ol className="history">
          {task.evidence.map((each) => (
            <li key={each.at + each.text}>
              {each.text}
              <small className="quiet">
                {say(each.by.name)} · <time dateTime={each.at}>{instant(each.at)}</time>
              </small>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
