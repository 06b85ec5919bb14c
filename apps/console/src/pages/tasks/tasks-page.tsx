import { ADDRESSES, type TaskList, type WireTaskState } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useActing } from '../../data/acting.ts';
import { useAct, useTasks } from '../../data/governance.ts';
import { periodText } from '../../format/period.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Go } from '../../parts/go.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus, useUsualScope } from '../../shell/use-scope.ts';
import { Button } from '../../ui/button.ts';
import { Segmented } from '../../ui/segmented.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import { TaskTable } from '../governance/task-table.tsx';
import { NewTaskForm } from './new-task-form.tsx';

const STATES: readonly WireTaskState[] = ['open', 'done', 'closed', 'withdrawn'];

/** Who must put what right, by when, and did it help? */
export function TasksPage(): JSX.Element {
  const { m } = useWords();
  const address = useAddress();
  const setAddress = useSetAddress();
  const query = useTasks();
  const list = query.isError ? undefined : query.data;
  const acting = useActing();
  const scope = useUsualScope(fixed(m.governance.tasksTitle), { city: true });
  const isNew = address.view === 'new';
  return (
    <Page
      title={m.governance.tasksTitle}
      scope={scope}
      acts={
        acting && !isNew ? (
          <Button type="primary" onClick={() => setAddress({ view: 'new' })}>
            {m.governance.newTask}
          </Button>
        ) : undefined
      }
      sentence={
        list && (
          <p className="sentence">
            {m.governance.tasksSentence(
              list.counts.open + list.counts.done,
              list.counts.overdue,
              list.counts.closed,
              list.on,
            )}{' '}
            {!acting && m.governance.chooseWho}
          </p>
        )
      }
    >
      <div className="stack">
        {isNew && acting && <NewTaskForm />}
        <section className="card">
          <Filters list={list} />
          <Answer query={query} rows={8}>
            {(answer) => <Listed list={answer} />}
          </Answer>
        </section>
      </div>
    </Page>
  );
}

function Filters({ list }: { readonly list: TaskList | undefined }): JSX.Element {
  const { m, lang } = useWords();
  const { kind } = useAddress();
  const setAddress = useSetAddress();
  const acting = useActing();
  const act = useAct();
  const [changed, setChanged] = useState<number | null>(null);
  const period = useReadyStatus()?.periods.at(-1);
  const follows = acting && acting.role !== 'district' && period;
  const follow = async (): Promise<void> => {
    setChanged(null);
    const done = await act.run<TaskList>(`${ADDRESSES.task}follow`, { period });
    if (done) setChanged(done.rows.length);
  };
  return (
    <div className="filters">
      <ScrollX label={m.governance.state}>
        <Segmented
          value={STATES.find((each) => each === kind) ?? 'all'}
          options={[
            { value: 'all', label: m.governance.allStates },
            ...STATES.map((value) => ({
              value,
              label: `${m.governance.states[value]} ${list?.counts[value] ?? ''}`,
            })),
          ]}
          onChange={(value) => setAddress({ kind: value === 'all' ? undefined : String(value) })}
        />
      </ScrollX>
      {follows && (
        <span className="follow">
          <Button loading={act.busy} onClick={() => void follow()}>
            {m.governance.follow(periodText(period, lang))}
          </Button>
          <span role="status">{changed === null ? '' : m.governance.followed(changed)}</span>
        </span>
      )}
      <ActTrouble error={act.error} />
    </div>
  );
}

function Listed({ list }: { readonly list: TaskList }): JSX.Element {
  const { m } = useWords();
  const { kind, place } = useAddress();
  const city = useReadyStatus()?.place;
  const rows = list.rows
    .filter(({ state }) => kind === undefined || state === kind)
    .filter(({ district }) => place === undefined || place === city || district === place);
  if (rows.length === 0) {
    return (
      <Empty title={m.governance.noTasks} text={m.governance.noTasksText}>
        <p className="next-steps">
          <Go to="/">{m.governance.seeAlerts}</Go>
          <Go to="/directives">{m.governance.seeMeetings}</Go>
        </p>
      </Empty>
    );
  }
  return <TaskTable rows={rows} caption={m.governance.tasksTitle} />;
}
