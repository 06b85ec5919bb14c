import type { BeforeAfter, BeforeAfterInstead } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';

/** What tells something where there are too few periods to compare. */
export function InsteadCard(props: {
  readonly page: BeforeAfter;
  readonly instead: BeforeAfterInstead;
}): JSX.Element {
  const { m, lang, say } = useWords();
  const { page, instead } = props;
  const words = m.beforeAfter;
  const { enoughWith, seasons, reforms, replay } = instead;
  return (
    <Card title={words.instead}>
      <ul className="instead">
        {enoughWith !== null && <li>{words.enoughWith(enoughWith, page.cutOff)}</li>}
        {seasons.map((season) => (
          <li key={season}>
            <Go
              to="/before-after"
              address={{ study: page.study ?? undefined, ...own(page), season }}
            >
              {words.withSeason(words.seasons[season])}
            </Go>
          </li>
        ))}
        {reforms.map(({ day, title }) => (
          <li key={day}>
            <Go to="/before-after" address={{ ...own(page), day, study: undefined }}>
              {words.aroundReform(dayWords(day, lang), say(title))}
            </Go>
          </li>
        ))}
        {replay && (
          <li>
            <Go to="/what-if" address={{ stack: replay.reform, against: replay.baseline }}>
              {words.replayInstead}
            </Go>{' '}
            <span className="quiet">{words.replayWhy}</span>
          </li>
        )}
      </ul>
    </Card>
  );
}

/** The indicator of the page around its day. */
const own = ({ indicator, at }: BeforeAfter) => ({ measure: indicator.id, day: at });
