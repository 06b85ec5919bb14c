import type { FigureName, FigureWhy } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import type { JSX } from 'react';
import { useWords, type Words } from '../app/words.tsx';
import { useFigureWhy } from '../data/answers.ts';
import { countText, exactText } from '../format/decimal.ts';
import { figureText, measured } from '../format/figure-text.ts';
import { Answer } from '../parts/answer.tsx';
import { Go } from '../parts/go.tsx';
import { JudgementWord } from '../parts/mark.tsx';
import { WhyBody } from './why-body.tsx';
import type { WhyContent, WhyFact } from './why-panel.tsx';

const SHORT = 12;

/** Where a figure of an indicator comes from. */
export function FigureWhyBody({ name }: { readonly name: FigureName }): JSX.Element {
  const words = useWords();
  return (
    <Answer query={useFigureWhy(name)} rows={8}>
      {(why) => <WhyBody content={contentOf(why, words)} />}
    </Answer>
  );
}

/** The content of the panel from the server's answer. */
function contentOf(why: FigureWhy, words: Words): WhyContent {
  const { lang, m, say } = words;
  const { figure } = why;
  const { number, unit } = measured(figure, lang);
  return {
    value: number,
    unit,
    what: [say(why.title), say(why.placeTitle)].join(m.shell.comma),
    meaning: say(why.meaning),
    formula: {
      title: m.why.formula,
      lines: [say(why.formula.text), why.formula.numbers],
    },
    facts: factsOf(why, words),
    query: why.rule.sql,
    command: why.command,
    citation: [
      `${say(why.title)}, ${say(why.placeTitle)}, ${figure.period}: ${number} ${unit}`.trim(),
      `${why.rule.package}@${why.rule.version}#${why.rule.indicator}`,
      `${why.stack} ${why.stackHash}`,
      `${m.why.dataTo} ${why.cutOff}; ${m.why.facts} ${why.factsChecksum}`,
      ...(why.synthetic ? [m.shell.synthetic] : []),
    ].join('. '),
  };
}

function factsOf(why: FigureWhy, { lang, m, say }: Words): WhyFact[] {
  const { figure, rule, rows } = why;
  const line = why.line === null ? null : figureText({ ...figure, value: why.line }, lang);
  return [
    ...(figure.value === null ? [] : [{ word: m.why.exact, text: exactText(figure.value) }]),
    ...(line === null
      ? []
      : [
          {
            word: m.why.line,
            text: (
              <>
                {line} <JudgementWord judgement={why.judgement} text={m.judgement[why.judgement]} />
              </>
            ),
          },
        ]),
    ...(rows.claims === null
      ? []
      : [
          {
            word: m.why.rows,
            text: (
              <>
                {m.why.rowsText(countText(rows.claims))}
                {rows.yearBefore !== null && `; ${m.why.rowsBefore(countText(rows.yearBefore))}`}
              </>
            ),
          },
        ]),
    {
      word: m.beforeAfter.open,
      text: (
        <Go to="/before-after" address={{ measure: rule.indicator, why: undefined }}>
          {m.beforeAfter.reformsOf}
        </Go>
      ),
    },
    { word: m.why.rule, text: `${rule.indicator}, ${rule.package} ${rule.version}` },
    { word: m.why.source, text: say(clauseText(rule.source)), quiet: true },
    {
      word: m.why.stack,
      text: (
        <>
          {why.stack} <code title={why.stackHash}>{why.stackHash.slice(0, SHORT)}</code>
        </>
      ),
    },
    { word: m.why.dataTo, text: why.cutOff },
    {
      word: m.why.facts,
      text: <code title={why.factsChecksum}>{why.factsChecksum.slice(0, SHORT)}</code>,
      quiet: true,
    },
    { word: m.why.weight, text: m.why.weightText(exactText(why.weight)), quiet: true },
    {
      word: m.why.state,
      text: figure.approvedBy
        ? `${m.overview.states[figure.state]}, ${m.why.approvedBy(figure.approvedBy)}`
        : m.why.notApproved,
      quiet: true,
    },
  ];
}
