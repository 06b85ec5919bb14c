import type { KeyFigure } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Sparkline } from '../../charts/sparkline.tsx';
import { exactText } from '../../format/decimal.ts';
import { figureText, measured } from '../../format/figure-text.ts';
import { periodText } from '../../format/period.ts';
import { Change } from '../../parts/change.tsx';
import { JudgementWord } from '../../parts/mark.tsx';
import { FigureButton } from '../../why/why-button.tsx';

const LONG_UNIT = 8;
// Of many figures the period they are compared with is not said each time.
const BRIEF_FROM = 6;

/** The numbers of a page: value, judgement, change, quarters with their line. */
export function Headlines(props: { readonly headlines: readonly KeyFigure[] }): JSX.Element {
  return (
    <ul className={`card headlines of-${props.headlines.length}`}>
      {props.headlines.map((headline) => (
        <Headline
          key={headline.id}
          headline={headline}
          brief={props.headlines.length > BRIEF_FROM}
        />
      ))}
    </ul>
  );
}

function Headline(props: { readonly headline: KeyFigure; readonly brief: boolean }): JSX.Element {
  const { m, lang, say } = useWords();
  const { headline } = props;
  const { figure } = headline;
  const { number, unit } = measured(figure, lang);
  const title = say(headline.title);
  // A unit that is a sentence stands below, not beside the number.
  const isLong = unit.length > LONG_UNIT;
  return (
    <li className="headline">
      <div className="headline-top">
        <h2 title={title}>{title}</h2>
        {headline.judgement === 'none' ? (
          <span className="quiet">{say(headline.judgementText)}</span>
        ) : (
          <JudgementWord judgement={headline.judgement} text={say(headline.judgementText)} />
        )}
      </div>
      <div className="headline-middle">
        <FigureButton
          figure={figure}
          what={title}
          className="key-number"
          title={figure.value === null ? undefined : `${exactText(figure.value)} ${unit}`}
        >
          {number}
          {!isLong && <small>{unit}</small>}
        </FigureButton>
        <Trend headline={headline} title={title} />
      </div>
      <p className="headline-foot">
        {isLong && `${unit} · `}
        {headline.change !== null && figure.value !== null && (
          <>
            <Change value={headline.change} unit={headline.changeUnit} />{' '}
            {!props.brief && m.overview.on(periodText(headline.against, lang))}
          </>
        )}
        {headline.note && ` · ${say(headline.note)}`}
      </p>
    </li>
  );
}

function Trend(props: {
  readonly headline: KeyFigure;
  readonly title: string;
}): JSX.Element | null {
  const { m, lang } = useWords();
  const { trend, line, figure, trendIndicator } = props.headline;
  const first = trend[0];
  const last = trend.at(-1);
  if (!first || !last || trend.filter(({ value }) => value !== null).length < 2) return null;
  const isOwn = trendIndicator === figure.indicator;
  const say = (value: string | null): string =>
    figureText(isOwn ? { ...figure, value } : { value, unit: 'percent' }, lang);
  const title = [
    `${props.title}: ${trend.map(({ period, value }) => `${period} ${say(value)}`).join(', ')}`,
    ...(line === null ? [] : [m.overview.lineOf(say(line))]),
  ].join('; ');
  return <Sparkline title={title} points={trend} line={line} size={[84, 30]} />;
}
