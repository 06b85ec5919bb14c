import type { ProjectDetail, WireMilestone } from '@sanyi/api';
import { halfUp } from '@sanyi/kernel';
import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useProject } from '../../data/governance.ts';
import { exactText } from '../../format/decimal.ts';
import { headline } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { HistoryList } from '../governance/history-list.tsx';
import { RecordHead, RecordPage } from '../governance/record-page.tsx';
import { Alarms } from '../governance/task-state.tsx';
import { ProgressCurve } from './progress-curve.tsx';
import { ProjectReportForm } from './project-report-form.tsx';
import { signedDays } from './projects-page.tsx';

/** How far is it, how late, how much? */
export function ProjectPage(): JSX.Element {
  const { m } = useWords();
  const { project: id = '' } = useParams({ strict: false });
  return (
    <RecordPage
      id={id}
      query={useProject(id)}
      list={{ to: '/projects', title: m.governance.projectsTitle }}
      badge={({ state }) => (
        <span className="state-word open">{m.governance.projectStates[state]}</span>
      )}
    >
      {(found) => <Content project={found} />}
    </RecordPage>
  );
}

function Content({ project }: { readonly project: ProjectDetail }): JSX.Element {
  const { m } = useWords();
  return (
    <div className="task-grid">
      <div className="stack">
        <Head project={project} />
        <Card title={m.governance.milestones}>
          <ListTable
            caption={m.governance.milestones}
            className="stacked"
            heads={[
              m.governance.milestones,
              m.governance.plan,
              m.governance.forecast,
              m.governance.done,
              { number: m.governance.slip },
            ]}
          >
            {project.milestones.map((each) => (
              <Milestone key={each.code} milestone={each} />
            ))}
          </ListTable>
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
  const { m, say } = useWords();
  return (
    <tr>
      <th scope="row">{say(milestone.title)}</th>
      <td className="nowrap" data-label={m.governance.plan}>
        {milestone.plan}
      </td>
      <td className="nowrap" data-label={m.governance.forecast}>
        {milestone.forecast}
      </td>
      <td className="nowrap" data-label={m.governance.done}>
        {milestone.done ?? '—'}
      </td>
      <td className="number" data-label={m.governance.slip}>
        {signedDays(milestone.slip)}
      </td>
    </tr>
  );
}

function Head({ project }: { readonly project: ProjectDetail }): JSX.Element {
  const { m, say, lang } = useWords();
  const money = (fen: string): string => {
    const { number, unit } = headline(fen, lang);
    return `${number} ${unit}`.trim();
  };
  const titleOf = (code: string): string => {
    const found = project.milestones.find((each) => each.code === code);
    return found ? say(found.title) : code;
  };
  const { owner, spentFen, budgetFen, alarms, risk, note } = project;
  const words = m.governance;
  return (
    <RecordHead
      facts={[
        { word: words.owner, value: say(owner.name), more: say(owner.office) },
        {
          word: words.money,
          value: money(spentFen),
          more: `${words.budget} ${money(budgetFen)} · ${words.spentOf(shareText(spentFen, budgetFen))}`,
        },
        {
          word: words.reportedOn,
          value: project.reportedOn,
          more: `${words.risk}: ${words.risks[risk]}${note ? ` · ${note}` : ''}`,
        },
        {
          word: words.alarms,
          below:
            alarms.length > 0 ? (
              <Alarms alarms={alarms} milestone={titleOf} />
            ) : (
              <span className="quiet">{words.noAlarm}</span>
            ),
        },
      ]}
    />
  );
}

/** Spent against budget in whole per cent, halves up. */
function shareText(spentFen: string, budgetFen: string): string {
  const [spent, budget] = [BigInt(spentFen), BigInt(budgetFen)];
  return budget === 0n ? '—' : exactText(String(halfUp(spent * 100n, budget)));
}
