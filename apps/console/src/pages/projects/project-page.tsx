import type { ProjectDetail, WireMilestone } from '@sanyi/api';
import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useProject } from '../../data/governance.ts';
import { headline } from '../../format/money.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useUsualScope } from '../../shell/use-scope.ts';
import { HistoryList } from '../governance/history-list.tsx';
import { Alarms } from '../governance/task-state.tsx';
import { ProgressCurve } from './progress-curve.tsx';
import { ProjectReportForm } from './project-report-form.tsx';
import { signedDays } from './projects-page.tsx';

/** How far is it, how late, how much? */
export function ProjectPage(): JSX.Element {
  const { m, say } = useWords();
  const { project: id = '' } = useParams({ strict: false });
  const query = useProject(id);
  const project = query.isError ? undefined : query.data;
  const scope = useUsualScope(fixed(m.governance.projectsTitle), { city: true });
  return (
    <Page
      title={project ? say(project.title) : id}
      scope={scope}
      crumbs={[
        <Go to="/projects" key="projects">
          {m.governance.projectsTitle}
        </Go>,
        id,
      ]}
      badge={
        project && (
          <span className="state-word open">{m.governance.projectStates[project.state]}</span>
        )
      }
    >
      <Answer query={query} rows={8}>
        {(found) => <Content project={found} />}
      </Answer>
    </Page>
  );
}

function Content({ project }: { readonly project: ProjectDetail }): JSX.Element {
  const { m } = useWords();
  return (
    <div className="task-grid">
      <div className="stack">
        <Head project={project} />
        <Card title={m.governance.milestones}>
          <ScrollX label={m.governance.milestones}>
            <table className="plain">
              <caption className="unseen">{m.governance.milestones}</caption>
              <thead>
                <tr>
                  <th scope="col">{m.governance.milestones}</th>
                  <th scope="col">{m.governance.plan}</th>
                  <th scope="col">{m.governance.forecast}</th>
                  <th scope="col">{m.governance.done}</th>
                  <th scope="col" className="number">
                    {m.governance.slip}
                  </th>
                </tr>
              </thead>
              <tbody>
                {project.milestones.map((each) => (
                  <Milestone key={each.code} milestone={each} />
                ))}
              </tbody>
            </table>
          </ScrollX>
        </Card>
        <Card title={m.governance.curve}>
          <ProgressCurve points={project.curve} on={project.on} />
        </Card>
      </div>
      <div className="stack">
        {project.mayReport && <ProjectReportForm key={project.version} project={project} />}
        <HistoryList entries={project.history} />
      </div>
    </div>
  );
}

function Milestone({ milestone }: { readonly milestone: WireMilestone }): JSX.Element {
  const { say } = useWords();
  return (
    <tr>
      <th scope="row">{say(milestone.title)}</th>
      <td className="nowrap">{milestone.plan}</td>
      <td className="nowrap">{milestone.forecast}</td>
      <td className="nowrap">{milestone.done ?? '—'}</td>
      <td className="number">{signedDays(milestone.slip)}</td>
    </tr>
  );
}

function Head({ project }: { readonly project: ProjectDetail }): JSX.Element {
  const { m, say, lang } = useWords();
  const money = (fen: string): string => {
    const { number, unit } = headline(fen, lang);
    return `${number} ${unit}`;
  };
  const titleOf = (code: string): string => {
    const found = project.milestones.find((each) => each.code === code);
    return found ? say(found.title) : code;
  };
  return (
    <section className="card task-head">
      <dl>
        <div>
          <dt>{m.governance.owner}</dt>
          <dd>
            <b>{say(project.owner.name)}</b>
            <small className="quiet">{say(project.owner.office)}</small>
          </dd>
        </div>
        <div>
          <dt>{m.governance.money}</dt>
          <dd>
            <b>{money(project.spentFen)}</b>
            <small className="quiet">
              {m.governance.budget} {money(project.budgetFen)}
            </small>
          </dd>
        </div>
        <div>
          <dt>{m.governance.reportedOn}</dt>
          <dd>
            <b>{project.reportedOn}</b>
            <small className="quiet">
              {m.governance.risk}: {m.governance.risks[project.risk]}
              {project.note ? ` · ${project.note}` : ''}
            </small>
          </dd>
        </div>
        <div>
          <dt>{m.governance.alarms}</dt>
          <dd>
            {project.alarms.length > 0 ? (
              <Alarms alarms={project.alarms} milestone={titleOf} />
            ) : (
              <span className="quiet">{m.governance.noAlarm}</span>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}
