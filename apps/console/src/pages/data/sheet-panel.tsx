import type { Reports, SubmissionDetail } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useClock } from '../../data/clock.ts';
import { useSubmission } from '../../data/governance.ts';
import { periodText } from '../../format/period.ts';
import { Answer } from '../../parts/answer.tsx';
import { HistoryEntries } from '../governance/history-list.tsx';
import { SubmissionActs } from '../governance/submission-acts.tsx';
import { titleIn } from './sheets.ts';

/** One sheet: whose, where it stands, what was written on it, and what may be done with it. */
export function SheetPanel(props: { readonly reports: Reports; readonly id: string }): JSX.Element {
  const query = useSubmission(props.id);
  return (
    <Answer query={query} rows={6}>
      {(sheet) => <Content reports={props.reports} sheet={sheet} />}
    </Answer>
  );
}

function Content(props: {
  readonly reports: Reports;
  readonly sheet: SubmissionDetail;
}): JSX.Element {
  const { m, say, lang } = useWords();
  const { reports, sheet } = props;
  const { day } = useClock();
  const indicators = reports.forms.flatMap((form) => form.indicators);
  return (
    <div className="sheet-panel">
      <p className="sheet-head">
        <b>{say(titleIn(reports.districts, sheet.district))}</b>
        <span className={`state-word ${STATES[sheet.state]}`}>
          {m.governance.submissionStates[sheet.state]}
        </span>
      </p>
      <p>
        {say(titleIn(reports.forms, sheet.form))} · {periodText(sheet.period, lang)}
      </p>
      <p className="quiet">
        {m.reports.inFile(sheet.file.name, sheet.figures)} · {sheet.id}
      </p>
      {sheet.reason && (
        <>
          <h3>{m.reports.returnedBecause}</h3>
          <p>{sheet.reason}</p>
        </>
      )}
      {sheet.notes.length > 0 && (
        <>
          <h3>{m.reports.notes}</h3>
          <ul>
            {sheet.notes.map((each) => (
              <li key={each.indicator}>
                {say(titleIn(indicators, each.indicator))}: {each.note}
              </li>
            ))}
          </ul>
        </>
      )}
      {sheet.followed.length > 0 && (
        <>
          <h3>{m.reports.foundNotes}</h3>
          <ul>
            {sheet.followed.map((each) => (
              <li key={each.indicator}>
                {say(titleIn(indicators, each.indicator))}: {each.note}{' '}
                <small className="quiet">
                  {say(each.by.name)}, {dayWords(day(each.at), lang)}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <SubmissionActs key={sheet.version} submission={sheet} />
      <h3>{m.governance.history}</h3>
      <HistoryEntries entries={sheet.history} />
    </div>
  );
}

const STATES = { sent: 'open', accepted: 'done', returned: 'returned' } as const;
