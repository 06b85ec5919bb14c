import type { UntakenFigure, WaitingEdition, WaitingSubmission, Work } from '@sanyi/api';
import { type JSX, type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { useActing } from '../../data/acting.ts';
import { useWork } from '../../data/governance.ts';
import { periodText } from '../../format/period.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Go } from '../../parts/go.tsx';
import { JudgementShape } from '../../parts/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useUsualScope } from '../../shell/use-scope.ts';
import { sheetMark } from '../data/sheets.ts';
import { SubmissionActs } from '../governance/submission-acts.tsx';
import { Alarms } from '../governance/task-state.tsx';
import { TaskTable } from '../governance/task-table.tsx';

/** What waits for me? */
export function WorkPage(): JSX.Element {
  const { m, say } = useWords();
  const acting = useActing();
  const query = useWork();
  const work = query.isError ? undefined : query.data;
  const scope = useUsualScope(fixed(m.governance.workTitle), { city: true });
  const count = work ? countOf(work) : 0;
  return (
    <Page
      title={m.governance.workTitle}
      scope={scope}
      meta={acting && `${say(acting.name)} · ${say(acting.office)}`}
      sentence={acting && work && <p className="sentence">{m.governance.workSentence(count)}</p>}
    >
      <Answer query={query} rows={6}>
        {(found) =>
          !acting ? (
            <Blank title={m.governance.workNobody} text={m.governance.workNobodyText} />
          ) : count === 0 ? (
            <Blank title={m.governance.workEmpty} text={m.governance.workEmptyText} />
          ) : (
            <Content work={found} />
          )
        }
      </Answer>
    </Page>
  );
}

const countOf = ({ tasks, toClose, projects, editions, submissions, figures }: Work): number =>
  [tasks, toClose, projects, editions, submissions, figures].reduce(
    (sum, each) => sum + each.length,
    0,
  );

function Blank(props: { readonly title: string; readonly text: string }): JSX.Element {
  const { m } = useWords();
  return (
    <section className="card">
      <Empty title={props.title} text={props.text}>
        <p className="next-steps">
          <Go to="/tasks">{m.governance.seeTasks}</Go>
          <Go to="/bulletin">{m.governance.seeBulletin}</Go>
        </p>
      </Empty>
    </section>
  );
}

function Content({ work }: { readonly work: Work }): JSX.Element {
  const { m, say } = useWords();
  const words = m.governance;
  return (
    <div className="stack">
      <Waiting title={words.editions} rows={work.editions} keyOf={({ id }) => id}>
        {(row) => <Edition row={row} />}
      </Waiting>
      {work.tasks.length > 0 && (
        <Card title={words.myTasks}>
          <TaskTable rows={work.tasks} caption={words.myTasks} />
        </Card>
      )}
      {work.toClose.length > 0 && (
        <Card title={words.toClose}>
          <TaskTable rows={work.toClose} caption={words.toClose} />
        </Card>
      )}
      <Waiting title={words.submissions} rows={work.submissions} keyOf={({ id }) => id}>
        {(row) => <Submission row={row} />}
      </Waiting>
      <Waiting title={words.myProjects} rows={work.projects} keyOf={({ id }) => id}>
        {(row) => (
          <>
            <Go to={`/projects/${row.id}`}>{say(row.title)}</Go>
            <Alarms
              alarms={row.alarms}
              milestone={(code) => {
                const found = row.milestones.find((each) => each.code === code);
                return found ? say(found.title) : code;
              }}
            />
          </>
        )}
      </Waiting>
      <Waiting
        title={words.untaken}
        note={words.untakenNote}
        rows={work.figures}
        keyOf={({ indicator, district }) => `${indicator} ${district}`}
      >
        {(row) => <Untaken row={row} />}
      </Waiting>
    </div>
  );
}

function Waiting<T>(props: {
  readonly title: string;
  readonly note?: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly children: (row: T) => ReactNode;
}): JSX.Element | null {
  const { m } = useWords();
  const [all, setAll] = useState(false);
  const { rows } = props;
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, AT_ONCE);
  return (
    <Card
      title={props.title}
      note={
        <>
          <span className="count">{rows.length}</span> {props.note}
        </>
      }
    >
      <ul className="waiting-list">
        {shown.map((row) => (
          <li key={props.keyOf(row)}>{props.children(row)}</li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <p className="card-text">
          <button type="button" className="link" onClick={() => setAll(true)}>
            {m.governance.showAll(rows.length)}
          </button>
        </p>
      )}
    </Card>
  );
}

/** Lines of one kind that are shown before somebody asks for all. */
const AT_ONCE = 8;

function Edition({ row }: { readonly row: WaitingEdition }): JSX.Element {
  const { m, lang } = useWords();
  return (
    <>
      <Go to="/bulletin" address={{ period: row.period }}>
        {periodText(row.period, lang)}
      </Go>{' '}
      {row.id} <span className="quiet">{m.governance.waits[row.waits]}</span>
    </>
  );
}

function Submission({ row }: { readonly row: WaitingSubmission }): JSX.Element {
  const { m, say, lang } = useWords();
  return (
    <>
      <span className="words">
        <Go to="/data" address={{ period: row.period, why: sheetMark(row.id) }}>
          {say(row.place)} · {say(row.title)}
        </Go>
        <small className="quiet">
          {periodText(row.period, lang)} · {m.governance.submissionStates[row.state]}
          {row.reason ? `: ${row.reason}` : ''}
        </small>
      </span>
      <SubmissionActs key={row.version} submission={row} inList />
    </>
  );
}

function Untaken({ row }: { readonly row: UntakenFigure }): JSX.Element {
  const { m, say } = useWords();
  const address = { place: row.district, period: row.period };
  return (
    <>
      <JudgementShape judgement={row.judgement} />
      <span className="words">{say(row.text)}</span>
      <Go to="/tasks" address={{ ...address, view: 'new', by: row.indicator }}>
        {m.governance.newTask}
      </Go>
    </>
  );
}
