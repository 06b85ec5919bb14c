import type { BulletinDocument, BulletinFinding } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import { JudgementWord } from '../../parts/mark.tsx';
import type { FactsWords } from '../../shell/use-scope.ts';
import { FigureButton } from '../../why/why-button.tsx';
import type { WhyContent } from '../../why/why-panel.tsx';

/** Where a sentence of the bulletin comes from. */
export function findingWhy(
  page: BulletinDocument,
  finding: BulletinFinding,
  { m, say, facts }: FactsWords,
): WhyContent {
  const place = say(finding.placeTitle);
  const indicator = say(finding.indicatorTitle);
  return {
    value: place,
    unit: '',
    what: indicator,
    meaning: m.bulletin.sentenceMeaning,
    formula: null,
    facts: [
      {
        word: m.bulletin.judgement,
        text: <JudgementWord judgement={finding.judgement} text={m.judgement[finding.judgement]} />,
      },
      { word: m.bulletin.figures, text: m.bulletin.figuresText(finding.figures) },
      {
        word: m.bulletin.sentence,
        text: (
          <FigureButton figure={finding} what={m.bulletin.ask(place, indicator)}>
            {m.bulletin.openFigure}
          </FigureButton>
        ),
      },
      { word: m.bulletin.rule, text: `${finding.indicator}, ${finding.package}` },
      { word: m.bulletin.source, text: say(clauseText(finding.source)), quiet: true },
    ],
    query: null,
    command: `npx sanyi bulletin ${page.period} --facts ${facts} --out bulletin`,
    citation: `${page.heading.en}; ${page.check}; ${finding.id}`,
  };
}
