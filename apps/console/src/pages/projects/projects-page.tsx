import { ADDRESSES, type ProjectList, type ProjectRow } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useActing } from '../../data/acting.ts';
import { useAct, useProjects } from '../../data/governance.ts';
import { columnUnit, inUnit, type MoneyUnit } from '../../format/money.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Go } from '../../parts/go.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useUsualScope } from '../../shell/use-scope.ts';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import { Alarms } from '../governance/task-state.tsx';
import { NewProjectForm } from './new-project-form.tsx';
import { ProgressCurve } from './progress-curve.tsx';

/** Which key project is late, and whose is it? */
export function ProjectsPage(): JSX.Element {
  const { m } = useWords();
  const query = useProjects();
  const acting = useActing();
  const list = query.isError ? undefined : query.data;
  const isNew = useAddress().view === 'new';
  const setAddress = useSetAddress();
  const scope = useUsualScope(fixed(m.governance.projectsTitle), { city: true });
  const raised = list?.rows.filter(({ alarms }) => alarms.length > 0).length ?? 0;
  return (
    <Page
      title={m.governance.projectsTitle}
      scope={scope}
      acts={
        list?.mayRegister && !isNew ? (
          <Button type="primary" onClick={() => setAddress({ view: 'new' })}>
            {m.governance.newProject}
          </Button>
        ) : undefined
      }
      sentence={
        list && (
          <p className="sentence">
            {m.governance.projectsSentence(list.rows.length, raised, list.on)}{' '}
            {!acting && m.governance.chooseWho}
          </p>
        )
      }
    >
      <Answer query={query} rows={8}>
        {(found) => (
          <div className="stack">
            {isNew && found.mayRegister && <NewProjectForm list={found} />}
            {found.rows.length > 0 && <Register list={found} />}
            {found.rows.length === 0 && !isNew && <None list={found} />}
          </div>
        )}
      </Answer>
    </Page>
  );
}

function None({ list }: { readonly list: ProjectList }): JSX.Element {
  const { m } = useWords();
  return (
    <section className="card">
      <Empty title={m.governance.noProjects} text={m.governance.noProjectsText}>
        <TakeExamples list={list} />
        <p className="next-steps">
          <Go to="/directives">{m.governance.seeMeetings}</Go>
          <Go to="/tasks">{m.governance.seeTasks}</Go>
        </p>
      </Empty>
    </section>
  );
}

function TakeExamples({ list }: { readonly list: ProjectList }): JSX.Element | null {
  const { m } = useWords();
  const act = useAct();
  if (!list.mayRegister || list.examples === 0) return null;
  return (
    <>
      <Button
        type="primary"
        loading={act.busy}
        onClick={() => void act.run(`${ADDRESSES.project}examples`, {})}
      >
        {m.governance.takeExamples(list.examples)}
      </Button>
      <ActTrouble error={act.error} />
    </>
  );
}

function Register({ list }: { readonly list: ProjectList }): JSX.Element {
  const { m, lang } = useWords();
  const words = m.governance;
  const unit = columnUnit(
    list.rows.map(({ budgetFen }) => budgetFen),
    lang,
  );
  return (
    <div className="stack">
      <Card
        title={words.projectsTitle}
        foot={`${words.most(list.most)} ${words.alarmRule(list.alarmRule)}`}
      >
        <ListTable
          caption={words.projectsTitle}
          className="stacked"
          heads={[
            words.project,
            words.owner,
            words.next,
            { number: words.slip },
            { number: `${words.spent} / ${words.budget}, ${unit.header}` },
            words.alarms,
          ]}
        >
          {list.rows.map((row) => (
            <Row key={row.id} row={row} unit={unit} />
          ))}
        </ListTable>
        <div className="card-text">
          <TakeExamples list={list} />
        </div>
      </Card>
      <Card title={words.curve}>
        <ProgressCurve points={list.curve} on={list.on} />
      </Card>
    </div>
  );
}

function Row(props: { readonly row: ProjectRow; readonly unit: MoneyUnit }): JSX.Element {
  const { m, say } = useWords();
  const { row, unit } = props;
  const next = row.milestones.find(({ done }) => done === null);
  const slip = next?.slip ?? row.milestones.at(-1)?.slip ?? 0;
  const titleOf = (code: string): string => {
    const found = row.milestones.find((each) => each.code === code);
    return found ? say(found.title) : code;
  };
  return (
    <tr>
      <th scope="row" className="words">
        <Go to={`/projects/${row.id}`}>{say(row.title)}</Go>
        <small className="quiet">
          {row.id} · {say(row.place)} · {m.governance.projectStates[row.state]}
        </small>
      </th>
      <td>
        {say(row.owner.name)}
        <small className="quiet">{say(row.owner.office)}</small>
      </td>
      <td>
        {next ? say(next.title) : '—'}
        {next && (
          <small className="quiet">
            {m.governance.forecast} {next.forecast}
          </small>
        )}
      </td>
      <td className="number" data-label={m.governance.slip}>
        {signedDays(slip)}
      </td>
      <td className="number" data-label={`${m.governance.money} (${unit.header})`}>
        {inUnit(row.spentFen, unit)} / {inUnit(row.budgetFen, unit)}
      </td>
      <td>
        {row.alarms.length > 0 ? (
          <Alarms alarms={row.alarms} milestone={titleOf} />
        ) : (
          <span className="quiet">{m.governance.noAlarm}</span>
        )}
      </td>
    </tr>
  );
}

/** Days with a sign: later is plus, earlier a true minus. */
export const signedDays = (days: number): string =>
  days > 0 ? `+${days}` : days < 0 ? `−${-days}` : '0';
