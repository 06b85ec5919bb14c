import type { TaskDetail } from '@sanyi/api';
import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useTask } from '../../data/governance.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useUsualScope } from '../../shell/use-scope.ts';
import { HistoryList, instantText } from '../governance/history-list.tsx';
import { Alarms, TaskOrigin, TaskState } from '../governance/task-state.tsx';
import { TaskTable } from '../governance/task-table.tsx';
import { TaskActs } from './task-acts.tsx';
import { TaskFigures } from './task-figures.tsx';

/** What is asked of whom, what was done, and what the figure says. */
export function TaskPage(): JSX.Element {
  const { m, say } = useWords();
  const { task: id = '' } = useParams({ strict: false });
  const query = useTask(id);
  const task = query.isError ? undefined : query.data;
  const scope = useUsualScope(fixed(m.governance.tasksTitle), { city: true });
  return (
    <Page
      title={task ? say(task.title) : id}
      scope={scope}
      crumbs={[
        <Go to="/tasks" key="tasks">
          {m.governance.tasksTitle}
        </Go>,
        id,
      ]}
      badge={task && <TaskState state={task.state} />}
    >
      <Answer query={query} rows={8}>
        {(found) => <Content task={found} />}
      </Answer>
    </Page>
  );
}

function Content({ task }: { readonly task: TaskDetail }): JSX.Element {
  const { m, say } = useWords();
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
                  {m.governance.closedBy(say(task.closed.by.name), task.closed.at.slice(0, 10))}
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
  return (
    <section className="card task-head">
      <dl>
        <div>
          <dt>{m.governance.owner}</dt>
          <dd>
            <b>{say(task.owner.name)}</b>
            <small className="quiet">{say(task.owner.office)}</small>
          </dd>
        </div>
        <div>
          <dt>{m.governance.deadline}</dt>
          <dd>
            <b>{task.deadline}</b>
            <Alarms alarms={task.alarms} />
          </dd>
        </div>
        <div>
          <dt>{m.governance.levels[task.level]}</dt>
          <dd>
            <b>{say(task.place)}</b>
            {task.institution && <small className="quiet">{task.institution}</small>}
          </dd>
        </div>
        <div>
          <dt>
            <TaskOrigin row={task} />
          </dt>
          <dd>
            {task.origin.directive && (
              <Go to={`/directives/${task.origin.directive}`}>{task.origin.directive}</Go>
            )}
            {task.parent && (
              <Go to={`/tasks/${task.parent}`}>{m.governance.partOf(task.parent)}</Go>
            )}
            {!task.origin.directive && !task.parent && <b>{task.id}</b>}
            {task.reopened > 0 && (
              <small className="quiet">{m.governance.reopened(task.reopened)}</small>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Evidence({ task }: { readonly task: TaskDetail }): JSX.Element {
  const { m, say } = useWords();
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
                {say(each.by.name)} · <time dateTime={each.at}>{instantText(each.at)}</time>
              </small>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
