import type { Figure, ReportComparison, Reports } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { signedText } from '../../format/decimal.ts';
import { figureText } from '../../format/figure-text.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { FigureButton } from '../../why/why-button.tsx';

/** A reported figure beside the computed one, with what the data show about the difference. */
export function ComparedCard({ reports }: { readonly reports: Reports }): JSX.Element {
  const { m, say } = useWords();
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
        <ScrollX label={m.reports.compared}>
          <table className="plain compared">
            <caption className="unseen">{m.reports.compared}</caption>
            <thead>
              <tr>
                <th scope="col">{m.reports.district}</th>
                <th scope="col" className="number">
                  {m.reports.computed}
                </th>
                <th scope="col" className="number">
                  {m.reports.reported}
                </th>
                <th scope="col" className="number">
                  {m.reports.difference}
                </th>
                <th scope="col">{m.reports.shows}</th>
                <th scope="col">{m.reports.sent}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.place} row={row} reports={reports} />
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
    </Card>
  );
}

/** That the computed figure rests on a sample is said once, under the table. */
const isOfRow = ({ kind }: { readonly kind: string }): boolean => kind !== 'sampled';

function Row(props: { readonly row: ReportComparison; readonly reports: Reports }): JSX.Element {
  const { m, say } = useWords();
  const { row, reports } = props;
  const district = reports.districts.find(({ id }) => id === row.place);
  const name = district ? say(district.title) : row.place;
  const { computed, reported, difference, arrived } = row;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        {computed ? (
          <FigureButton figure={computed} what={name}>
            <Value figure={computed} />
          </FigureButton>
        ) : (
          '—'
        )}
      </td>
      <td className="number">{reported ? <Value figure={reported} /> : '—'}</td>
      <td className="number">{difference ? signedText(difference.value, 1) : '—'}</td>
      <td className="shows">
        {difference?.causes.filter(isOfRow).map((cause) => (
          <p key={cause.text.en}>{say(cause.text)}</p>
        ))}
        {!computed && <p className="quiet">{m.reports.nothingComputed}</p>}
        {!reported && <p className="quiet">{m.reports.nothingReported}</p>}
      </td>
      <td className="nowrap quiet" title={arrived?.file}>
        {arrived ? m.reports.sentBy(arrived.reporter, arrived.at.slice(0, 10)) : '—'}
      </td>
    </tr>
  );
}

function Value({ figure }: { readonly figure: Figure }): JSX.Element {
  const { lang } = useWords();
  return <>{figureText(figure, lang)}</>;
}
