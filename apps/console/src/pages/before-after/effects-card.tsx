import type { BeforeAfter, BeforeAfterEffect } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { exactText } from '../../format/decimal.ts';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { ListTable } from '../../parts/list-table.tsx';

/** Level, slope and what it came to, each with its interval; and what else could be behind it. */
export function EffectsCard({ page }: { readonly page: BeforeAfter }): JSX.Element | null {
  const { m, say } = useWords();
  const { found } = page;
  const words = m.beforeAfter;
  if (!found) return null;
  const { other } = found;
  return (
    <Card
      title={words.effects}
      note={words.effectsNote(found.before, found.after, found.freedom)}
      foot={
        <>
          {found.festival &&
            `${words.festival(say(found.festival.title), say(found.festival.text))} `}
          {found.correlation !== null && words.correlation(exactText(found.correlation))}
          {found.lag !== null && words.lag(found.lag)}{' '}
          {other &&
            words.other(
              words.errorModels[other.errors],
              `${say(other.level.text)} ${say(other.level.interval)}`,
            )}
          <OtherReforms page={page} />
          <p>{words.cause}</p>
        </>
      }
    >
      <ListTable
        caption={words.effects}
        className="stacked"
        heads={[words.effect, { number: words.change }, words.interval]}
      >
        {found.effects.map((effect) => (
          <Row key={effect.name} effect={effect} grain={page.grain} />
        ))}
      </ListTable>
    </Card>
  );
}

function Row(props: {
  readonly effect: BeforeAfterEffect;
  readonly grain: BeforeAfter['grain'];
}): JSX.Element {
  const { m, say } = useWords();
  const { name, direction, text, interval } = props.effect;
  const words = m.beforeAfter;
  return (
    <tr>
      <th scope="row">
        {words.effectNames[name]}
        {name.startsWith('slope') && (
          <small className="quiet">{words.perPeriod[props.grain]}</small>
        )}
      </th>
      <td className="number nowrap" data-label={words.change}>
        <strong className={direction === 'unclear' ? 'quiet' : undefined}>{say(text)}</strong>
      </td>
      <td data-label={words.interval}>
        {say(interval)}{' '}
        {direction === 'unclear' && <small className="quiet">{words.directions.unclear}</small>}
      </td>
    </tr>
  );
}

function OtherReforms({ page }: { readonly page: BeforeAfter }): JSX.Element {
  const { m, lang, say } = useWords();
  if (page.others.length === 0) return <p>{m.beforeAfter.noOthers}</p>;
  return (
    <p>
      {m.beforeAfter.others}
      {lang === 'en' ? ': ' : '：'}
      {page.others.map(({ package: id, title, day }, at) => (
        <span key={id}>
          {at > 0 && m.shell.comma}
          <Go to={`/packages/${id}`}>
            {dayWords(day, lang)} {say(title)}
          </Go>
        </span>
      ))}
    </p>
  );
}
