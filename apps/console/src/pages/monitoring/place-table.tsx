import type { Monitoring, WatchedFigure } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { signedText } from '../../format/decimal.ts';
import { figureText } from '../../format/figure-text.ts';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { JudgementShape } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { WhyButton } from '../../why/why-button.tsx';
import { pageMark } from '../../why/why-mark.ts';

/** The city and its districts on the day; every cell answers why. */
export function PlaceTable({ page }: { readonly page: Monitoring }): JSX.Element {
  const { m, say } = useWords();
  return (
    <Card title={m.monitoring.districts} note={m.monitoring.districtsNote}>
      <ScrollX label={m.monitoring.districts}>
        <table className="plain stacked dense watched">
          <caption className="unseen">{m.monitoring.districts}</caption>
          <thead>
            <tr>
              <th scope="col">{m.monitoring.place}</th>
              {page.indicators.map(({ id, title }) => (
                <th scope="col" className="number" key={id}>
                  {say(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map(({ place, title, cells }, at) => (
              <tr key={place} className={at === 0 ? 'total' : undefined}>
                <th scope="row">
                  <Go
                    to="/monitoring"
                    className="row-name"
                    address={{ day: page.day, place: at === 0 ? undefined : place }}
                  >
                    {say(title)}
                  </Go>
                </th>
                {page.indicators.map((indicator) => (
                  <Cell
                    key={indicator.id}
                    cell={cells.find((each) => each.indicator === indicator.id)}
                    mark={pageMark('day', `${indicator.id}/${place}`)}
                    what={`${say(indicator.title)}${m.shell.comma}${say(title)}`}
                    label={say(indicator.title)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

function Cell(props: {
  readonly cell: WatchedFigure | undefined;
  readonly mark: string;
  readonly what: string;
  readonly label: string;
}): JSX.Element {
  const { lang } = useWords();
  const { cell } = props;
  if (!cell) return <td className="number">—</td>;
  const percent = cell.expectation?.percent ?? null;
  const noted = cell.state === 'watch' || cell.state === 'over';
  return (
    <td className="number" data-label={props.label}>
      {noted && <JudgementShape judgement={cell.state === 'over' ? 'missed' : 'near'} />}
      <WhyButton mark={props.mark} what={props.what}>
        {figureText(cell.figure, lang)}
      </WhyButton>
      <small className={noted ? 'strong' : 'quiet'}>
        {percent === null ? '—' : `${signedText(percent, 1)} %`}
      </small>
    </td>
  );
}
