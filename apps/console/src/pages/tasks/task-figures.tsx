import type { TaskMeasured, TaskValue } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { figureText } from '../../format/figure-text.ts';
import { periodText } from '../../format/period.ts';
import { Card } from '../../parts/card.tsx';
import { JudgementShape } from '../../parts/mark.tsx';
import { FigureButton } from '../../why/why-button.tsx';

/** The figure a task is made from, and each later one with what it did. */
export function TaskFigures({ measure }: { readonly measure: TaskMeasured }): JSX.Element {
  const { m, lang, say } = useWords();
  const { unit, unitText, line } = measure;
  return (
    <Card
      title={m.governance.figureCard}
      note={say(measure.title)}
      foot={m.governance.figureNote}
      right={
        line === null ? undefined : (
          <span className="note">
            {m.governance.line} {figureText({ value: line, unit, unitText }, lang)}
          </span>
        )
      }
    >
      <ol className="then-now">
        {[measure.first, ...measure.readings].map((value) => (
          <Value key={value.period} measure={measure} value={value} />
        ))}
      </ol>
    </Card>
  );
}

function Value(props: { readonly measure: TaskMeasured; readonly value: TaskValue }): JSX.Element {
  const { m, lang, say } = useWords();
  const { measure, value } = props;
  const { unit, unitText, indicator, place } = measure;
  return (
    <li>
      <span className="quiet">{periodText(value.period, lang)}</span>
      <FigureButton
        figure={{ indicator, place, period: value.period }}
        what={say(measure.title)}
        className="strong"
      >
        <JudgementShape judgement={value.judgement} />{' '}
        {figureText({ value: value.value, unit, unitText }, lang)}
      </FigureButton>
      <small className="quiet">
        {value.effect ? m.governance.effects[value.effect] : m.governance.figureThen} ·{' '}
        {value.edition ? m.governance.inEdition(value.edition) : m.governance.draftFigure}
      </small>
    </li>
  );
}
