import type { ReportingCell, Reports, SubmissionRow } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { exactText } from '../../format/decimal.ts';
import { Card } from '../../parts/card.tsx';
import { JudgementWord } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { useWhy } from '../../why/use-why.ts';
import { type Sheets, sheetMark } from './sheets.ts';

/** Completeness and timeliness: districts down, forms across. */
export function MatrixCard(props: {
  readonly reports: Reports;
  readonly sheets: Sheets;
}): JSX.Element {
  const { m, say, lang } = useWords();
  const { reports, sheets } = props;
  const { forms, districts, cells } = reports;
  const cellOf = (form: string, place: string): ReportingCell | undefined =>
    cells.find((each) => each.form === form && each.place === place);
  return (
    <Card title={m.reports.matrix} note={m.reports.due(dayWords(reports.dueOn, lang))}>
      <ScrollX label={m.reports.matrix}>
        <table className="plain dense report-matrix">
          <caption className="unseen">{m.reports.matrix}</caption>
          <thead>
            <tr>
              <th scope="col">{m.reports.district}</th>
              {forms.map(({ id, title }) => (
                <th scope="col" key={id}>
                  {say(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {districts.map(({ id, title }) => (
              <tr key={id}>
                <th scope="row">{say(title)}</th>
                {forms.map((form) => (
                  <td key={form.id}>
                    <Cell
                      cell={cellOf(form.id, id)}
                      sheet={sheets.of(id, form.id)}
                      what={`${say(title)}, ${say(form.title)}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

/** Where a district stands with a form; a sheet that was sent opens. */
function Cell(props: {
  readonly cell: ReportingCell | undefined;
  readonly sheet: SubmissionRow | undefined;
  readonly what: string;
}): JSX.Element {
  const { m } = useWords();
  const { cell, sheet, what } = props;
  const { open } = useWhy();
  if (!sheet) return <State cell={cell} />;
  const waits = sheet.state === 'sent' ? m.reports.waits : null;
  return (
    <button type="button" className="sheet-cell" onClick={() => open(sheetMark(sheet.id))}>
      {sheet.state === 'returned' ? (
        <JudgementWord judgement="missed" text={m.reports.givenBack} />
      ) : (
        <State cell={cell} />
      )}
      {waits && <small className="quiet">{waits}</small>}
      <span className="unseen">, {m.reports.openSheet(what)}</span>
    </button>
  );
}

/** Days after which the number of them says no more. */
const YEAR = 366;

function State({ cell }: { readonly cell: ReportingCell | undefined }): JSX.Element | null {
  const { m } = useWords();
  if (!cell) return null;
  const { received, expected, daysLate } = cell;
  switch (cell.state) {
    case 'onTime':
      return <JudgementWord judgement="met" text={m.reports.onTime} />;
    case 'late':
      return (
        <JudgementWord
          judgement="near"
          text={daysLate > YEAR ? m.reports.lateYear : m.reports.late(exactText(String(daysLate)))}
        />
      );
    case 'partial':
      return <JudgementWord judgement="near" text={m.reports.partial(received, expected)} />;
    case 'missing':
      return <JudgementWord judgement="missed" text={m.reports.missing} />;
    case 'due':
      return <span className="quiet">{m.reports.dueYet}</span>;
  }
}
