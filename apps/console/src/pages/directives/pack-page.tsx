import type { MeetingPackDocument, TaskRow, WireRequirement } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useClock } from '../../data/clock.ts';
import { useDirective } from '../../data/governance.ts';
import { periodText } from '../../format/period.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useUsualScope } from '../../shell/use-scope.ts';
import { Button } from '../../ui/button.ts';
import { Alarms, TaskState } from '../governance/task-state.tsx';
import { TaskTable } from '../governance/task-table.tsx';

/** What lies on the table: reports, requirements with their tasks, what became of the last ones. */
export function PackPage(): JSX.Element {
  const { m, say, lang } = useWords();
  const { directive: id = '' } = useParams({ strict: false });
  const query = useDirective(id);
  const clock = useClock();
  const pack = query.isError ? undefined : query.data;
  const scope = useUsualScope(fixed(m.governance.directivesTitle), { city: true });
  const open = pack?.requirements.filter(({ task }) => isOpen(task)).length ?? 0;
  return (
    <Page
      title={pack ? say(pack.title) : id}
      scope={scope}
      crumbs={[
        <Go to="/directives" key="directives">
          {m.governance.directivesTitle}
        </Go>,
        id,
      ]}
      meta={
        pack &&
        `${dayWords(pack.day, lang)} · ${m.governance.issuedBy(say(pack.issued.by.name), clock.day(pack.issued.at))}`
      }
      acts={pack && <Button onClick={() => window.print()}>{m.governance.print}</Button>}
      sentence={
        pack && (
          <p className="sentence">
            {m.governance.packSentence(open, pack.requirements.length, pack.findings.length)}
          </p>
        )
      }
    >
      <Answer query={query} rows={12}>
        {(found) => <Content pack={found} />}
      </Answer>
    </Page>
  );
}

const isOpen = (task: TaskRow | null): boolean => task?.state === 'open' || task?.state === 'done';

function Content({ pack }: { readonly pack: MeetingPackDocument }): JSX.Element {
  const { m, say, lang } = useWords();
  const { followUp, findings, reports } = pack;
  return (
    <div className="stack">
      {reports.length > 0 && (
        <Card title={m.governance.reports}>
          <ul className="report-list">
            {reports.map((each) => (
              <li key={each.by.en}>
                <b>{say(each.by)}</b> {say(each.title)}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={m.governance.requirements}>
        <ol className="tree">
          {pack.requirements.map((each) => (
            <Requirement key={each.number} requirement={each} />
          ))}
        </ol>
      </Card>
      <Card
        title={m.governance.findings}
        {...(pack.period ? { note: periodText(pack.period, lang) } : {})}
      >
        {findings.length > 0 ? (
          <TaskTable rows={findings} caption={m.governance.findings} />
        ) : (
          <p className="card-text quiet">{m.governance.noFindings}</p>
        )}
      </Card>
      <Card title={m.governance.followUp}>
        {followUp.length > 0 ? (
          <TaskTable rows={followUp} caption={m.governance.followUp} />
        ) : (
          <p className="card-text quiet">{m.governance.noFollowUp}</p>
        )}
      </Card>
    </div>
  );
}

function Requirement({ requirement }: { readonly requirement: WireRequirement }): JSX.Element {
  const { m, say } = useWords();
  const { task, parts } = requirement;
  return (
    <li>
      <Branch
        number={requirement.number}
        title={say(requirement.title)}
        note={`${m.governance.end}: ${say(requirement.end)}`}
        task={task}
      />
      {parts.length > 0 && (
        <ol>
          {parts.map((part) => (
            <li key={part.id}>
              <Branch
                number={null}
                title={say(part.title)}
                note={`${say(part.place)}${part.institution ? ` · ${part.institution}` : ''}`}
                task={part}
              />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function Branch(props: {
  readonly number: number | null;
  readonly title: string;
  readonly note: string;
  readonly task: TaskRow | null;
}): JSX.Element {
  const { lang, say } = useWords();
  const { task } = props;
  return (
    <div className="branch">
      {props.number !== null && <span className="count">{props.number}</span>}
      <div>
        {task ? <Go to={`/tasks/${task.id}`}>{props.title}</Go> : <b>{props.title}</b>}
        <small className="quiet">{props.note}</small>
      </div>
      {task && (
        <div className="branch-state">
          <TaskState state={task.state} />
          <small className="quiet">
            {say(task.owner.name)} · {dayWords(task.deadline, lang)}
          </small>
          <Alarms alarms={task.alarms} />
        </div>
      )}
    </div>
  );
}
