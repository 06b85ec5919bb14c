import type { Figure, ReportComparison, Reports, SubmissionRow } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useOfficerName } from '../../data/acting.ts';
import { useClock } from '../../data/clock.ts';
import { signedText } from '../../format/decimal.ts';
import { figureText } from '../../format/figure-text.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { useWhy } from '../../why/use-why.ts';
import { FigureButton } from '../../why/why-button.tsx';
import { foundAbout, type Sheets, sheetMark, titleIn } from './sheets.ts';

/** A reported figure beside the computed one, with what the data show about the difference. */
export function ComparedCard(props: {
  readonly reports: Reports;
  readonly sheets: Sheets;
}): JSX.Element {
  const { m, say } = useWords();
  const { reports, sheets } = props;
  const { by } = useAddress();
  const setAddress = useSetAddress();
  const indicators = reports.forms.flatMap((form) => form.indicators);
  const chosen = indicators.find(({ id }) => id === by) ?? indicators[0];
  const rows = reports.compared.filter((each) => each.indicator === chosen?.id);
  const sampled = rows
    .flatMap((row) => row.difference?.causes ?? [])
    .find((cause) => !isOfRow(cause));
  return (
    <Card
      title={m.reports.compared}
      note={m.reports.comparedNote}
      foot={sampled && say(sampled.text)}
      right={
        <label className="choose-indicator">
          <span className="unseen">{m.reports.indicator}</span>
          <select
            value={chosen?.id ?? ''}
            onChange={(event) => setAddress({ by: event.target.value, why: undefined })}
          >
            {indicators.map(({ id, title }) => (
              <option key={id} value={id}>
                {say(title)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {rows.length === 0 ? (
        <Empty title={m.reports.noFigures} text={m.reports.noFiguresText} />
      ) : (
        <ListTable
          caption={m.reports.compared}
          className="stacked compared"
          heads={[
            m.reports.district,
            { number: m.reports.computed },
            { number: m.reports.reported },
            { number: m.reports.difference },
            m.reports.shows,
            m.reports.sent,
          ]}
        >
          {rows.map((row) => (
            <Row key={row.place} row={row} reports={reports} sheets={sheets} />
          ))}
        </ListTable>
      )}
    </Card>
  );
}

/** That the computed figure rests on a sample is said once, under the table. */
const isOfRow = ({ kind }: { readonly kind: string }): boolean => kind !== 'sampled';

function Row(props: {
  readonly row: ReportComparison;
  readonly reports: Reports;
  readonly sheets: Sheets;
}): JSX.Element {
  const { m, say } = useWords();
  const { row, reports, sheets } = props;
  const name = say(titleIn(reports.districts, row.place));
  const { computed, reported, difference } = row;
  const sheet = sheets.of(row.place, row.form);
  const note = sheet?.notes.find(({ indicator }) => indicator === row.indicator)?.note;
  const found = foundAbout(sheets, row);
  const differs = difference?.causes.some(({ kind }) => isOfRow({ kind }) && kind !== 'agrees');
  return (
    <tr className={differs ? 'differs' : undefined}>
      <th scope="row">{name}</th>
      <td className="number" data-label={m.reports.computed}>
        {computed ? (
          <FigureButton figure={computed} what={name}>
            <Value figure={computed} />
          </FigureButton>
        ) : (
          '—'
        )}
      </td>
      <td className="number" data-label={m.reports.reported}>
        {reported ? <Value figure={reported} /> : '—'}
      </td>
      <td className="number" data-label={m.reports.difference}>
        {difference ? signedText(difference.value, 1) : '—'}
      </td>
      <td className="shows">
        {difference?.causes.filter(isOfRow).map((cause) => (
          <p key={cause.text.en}>{say(cause.text)}</p>
        ))}
        {note && <p className="own-note">{m.reports.districtSays(note)}</p>}
        {found && (
          <p className="own-note">{m.reports.officeSays(say(found.by.name), found.note)}</p>
        )}
        {!computed && <p className="quiet">{m.reports.nothingComputed}</p>}
        {!reported && <p className="quiet">{m.reports.nothingReported}</p>}
      </td>
      <Arrival row={row} sheet={sheet} />
    </tr>
  );
}

/** When it came, from whom, and where it stands; the sheet opens. */
function Arrival(props: {
  readonly row: ReportComparison;
  readonly sheet: SubmissionRow | undefined;
}): JSX.Element {
  const { m, say, lang } = useWords();
  const { open } = useWhy();
  const { row, sheet } = props;
  const nameOf = useOfficerName();
  const clock = useClock();
  const { arrived } = row;
  if (!arrived) return <td className="quiet">—</td>;
  const day = dayWords(clock.day(arrived.at), lang);
  if (!sheet) {
    return (
      <td className="nowrap quiet" title={arrived.file}>
        {m.reports.sentBy(nameOf(arrived.reporter), day)}
      </td>
    );
  }
  return (
    <td className="nowrap">
      <button
        type="button"
        className="link"
        title={arrived.file}
        onClick={() => open(sheetMark(sheet.id))}
      >
        {day}
      </button>
      <small className="quiet">
        {say(sheet.sent.by.name)} · {m.governance.submissionStates[sheet.state]}
      </small>
    </td>
  );
}

function Value({ figure }: { readonly figure: Figure }): JSX.Element {
  const { lang } = useWords();
  return <>{figureText(figure, lang)}</>;
}
