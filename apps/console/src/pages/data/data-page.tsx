import type { Reports } from '@sanyi/api';
import type { JSX, ReactNode } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useReports } from '../../data/answers.ts';
import { periodText } from '../../format/period.ts';
import { Answer } from '../../parts/answer.tsx';
import { Page } from '../../shell/page.tsx';
import type { ScopePicker } from '../../shell/scope.ts';
import { fixed, useRulesInForce, useWhere } from '../../shell/use-scope.ts';
import { ComparedCard } from './compared-card.tsx';
import { FollowUpCard } from './follow-up-card.tsx';
import { MatrixCard } from './matrix-card.tsx';
import { SendCard } from './send-card.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import { sheetOf, useSheets } from './sheets.ts';
import '../../styles/reports.css';

/** Who has reported, is it right, and how do I send mine? */
export function DataPage(): JSX.Element {
  const { m, say } = useWords();
  const { period } = useAddress();
  const query = useReports(period);
  const reports = query.isError ? undefined : query.data;
  const when = useReportPeriods(reports);
  const where = useWhere({ city: true });
  const rules = useRulesInForce();
  return (
    <Page
      title={m.reports.title}
      scope={{ what: fixed(m.reports.what), when, where, rules }}
      sentence={reports && <p className="sentence">{say(reports.sentence)}</p>}
      whyTitle={m.reports.sheetPanel}
      why={(mark) => panelOf(reports, mark)}
    >
      <Answer query={query} rows={10}>
        {(document) => <Content reports={document} />}
      </Answer>
    </Page>
  );
}

function Content({ reports }: { readonly reports: Reports }): JSX.Element {
  const sheets = useSheets(reports.period);
  return (
    <div className="stack reports">
      <SendCard reports={reports} />
      <div className="reports-pair">
        <MatrixCard reports={reports} sheets={sheets} />
        <FollowUpCard reports={reports} sheets={sheets} />
      </div>
      <ComparedCard reports={reports} sheets={sheets} />
    </div>
  );
}

function panelOf(reports: Reports | undefined, mark: string): ReactNode | null {
  const sheet = sheetOf(mark);
  return reports && sheet !== null ? <SheetPanel reports={reports} id={sheet} /> : null;
}

/** When: periods that can be reported, newest first. */
function useReportPeriods(reports: Reports | undefined): ScopePicker {
  const { lang } = useWords();
  const setAddress = useSetAddress();
  const period = reports?.period ?? '';
  return {
    value: period === '' ? '…' : periodText(period, lang),
    selected: period,
    options: [...(reports?.periods ?? [])]
      .reverse()
      .map((id) => ({ key: id, label: periodText(id, lang) })),
    pick: (key) => setAddress({ period: key, why: undefined }),
  };
}
