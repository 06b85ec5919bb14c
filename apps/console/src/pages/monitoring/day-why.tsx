import type { Monitoring } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import { exactText, signedText } from '../../format/decimal.ts';
import { figureText, measured } from '../../format/figure-text.ts';
import type { FactsWords } from '../../shell/use-scope.ts';
import type { WhyContent, WhyFact } from '../../why/why-panel.tsx';
import { StateWord } from './state-word.tsx';

const SHORT = 12;

/** Why one day of one place stands out or does not: expectation, bounds, rule, parameters. */
export function dayWhy(page: Monitoring, name: string, words: FactsWords): WhyContent | null {
  const { m, lang, say } = words;
  const [id, place] = name.split('/');
  const indicator = page.indicators.find((each) => each.id === id);
  const row = page.rows.find((each) => each.place === place);
  const cell = row?.cells.find((each) => each.indicator === id);
  if (!indicator || !row || !cell) return null;
  const { figure, expectation } = cell;
  const { number, unit } = measured(figure, lang);
  const text = (value: string): string => figureText({ ...figure, value }, lang);
  const note = page.notes.find((each) => each.indicator === id && each.place === place);
  const facts: WhyFact[] = [
    { word: m.monitoring.state, text: <StateWord state={cell.state} /> },
    ...(note ? [{ word: m.monitoring.raised, text: m.monitoring.rules[note.rule] }] : []),
    ...(expectation
      ? [
          { word: m.monitoring.scatter, text: m.monitoring.scatterText(expectation.spread) },
          { word: m.monitoring.sameKind, text: m.monitoring.sameKindText(expectation.sameKind) },
        ]
      : []),
    ...(indicator.formula ? [{ word: m.why.formula, text: say(indicator.formula) }] : []),
    { word: m.why.rule, text: `${indicator.id}, ${indicator.package} ${indicator.version}` },
    { word: m.why.source, text: say(clauseText(indicator.source)), quiet: true },
    { word: m.why.dataTo, text: figure.cutOff },
    {
      word: m.why.stack,
      text: <code title={figure.stackHash}>{figure.stackHash.slice(0, SHORT)}</code>,
      quiet: true,
    },
  ];
  return {
    value: number,
    unit,
    what: [say(indicator.title), say(row.title), page.day].join(m.shell.comma),
    meaning: indicator.question ? say(indicator.question) : '',
    formula: expectation && {
      title: m.monitoring.expectation,
      lines: [
        m.monitoring.levelTimes(
          text(expectation.level),
          expectation.factor,
          text(expectation.expected),
        ),
        m.monitoring.bounds(text(expectation.low), text(expectation.high)),
        ...(expectation.percent && expectation.score
          ? [m.monitoring.off(signedText(expectation.percent, 1), exactText(expectation.score))]
          : []),
      ],
    },
    facts,
    query: indicator.sql,
    command: `npx sanyi monitor --facts ${words.facts} --day ${page.day} --place ${row.place}`,
    citation: null,
  };
}
