import type { Monitoring, WatchedFigure, WatchedIndicator } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { signedText } from '../../format/decimal.ts';
import { figureText, measured } from '../../format/figure-text.ts';
import { WhyButton } from '../../why/why-button.tsx';
import { pageMark } from '../../why/why-mark.ts';
import { BandChart } from './band-chart.tsx';
import { SeriesOfDays } from './series-of-days.tsx';
import { StateWord } from './state-word.tsx';

/** The indicators of the place in view: value, expectation, and eight weeks within their bounds. */
export function WatchedCards({ page }: { readonly page: Monitoring }): JSX.Element {
  const row = page.rows.find(({ place }) => place === page.place);
  return (
    <ul className="watched-cards">
      {page.indicators.map((indicator) => {
        const cell = row?.cells.find((each) => each.indicator === indicator.id);
        return (
          <li key={indicator.id} className="card">
            <WatchedCard page={page} indicator={indicator} cell={cell} />
          </li>
        );
      })}
    </ul>
  );
}

function WatchedCard(props: {
  readonly page: Monitoring;
  readonly indicator: WatchedIndicator;
  readonly cell: WatchedFigure | undefined;
}): JSX.Element {
  const { m, lang, say } = useWords();
  const { view } = useAddress();
  const { page, indicator, cell } = props;
  const points = page.series.find((each) => each.indicator === indicator.id)?.points ?? [];
  const told = cell?.expectation ?? null;
  const now = measured(cell?.figure ?? { value: null, unit: 'other' }, lang);
  const title = say(indicator.title);
  return (
    <>
      <h2>
        {title} <span className="quiet">{say(page.placeTitle)}</span>
      </h2>
      <p className="watched-value">
        <WhyButton mark={pageMark('day', `${indicator.id}/${page.place}`)} what={title}>
          <strong>{now.number}</strong> {now.unit}
        </WhyButton>
        {told?.percent && <span>{signedText(told.percent, 1)} %</span>}
      </p>
      <p className="watched-state">
        {cell && <StateWord state={cell.state} />}
        <span className="quiet">
          {told && cell
            ? m.monitoring.expected(figureText({ ...cell.figure, value: told.expected }, lang))
            : m.monitoring.noExpectation}
        </span>
      </p>
      {cell &&
        (view === 'table' ? (
          <SeriesOfDays title={title} points={points} figure={cell.figure} />
        ) : (
          <>
            <BandChart title={title} points={points} figure={cell.figure} />
            <p className="day-ends">
              <span>{dayWords(points[0]?.day ?? '', lang)}</span>
              <span>{dayWords(points.at(-1)?.day ?? '', lang)}</span>
            </p>
          </>
        ))}
      {indicator.question && <p className="quiet question">{say(indicator.question)}</p>}
    </>
  );
}
