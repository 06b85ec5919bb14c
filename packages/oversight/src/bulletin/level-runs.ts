import type { Text } from '@sanyi/kernel';
import { unitOf } from '../figure.ts';
import { readable, valueText } from '../sentence/number-text.ts';
import type { Run } from '../sentence/segments.ts';
import type { BulletinFigure } from './bulletin.ts';
import type { FindingFacts } from './finding-facts.ts';
import { changeText, lineWords, rankText } from './finding-words.ts';
import { lineGap } from './line-distance.ts';
import { capital } from './places-text.ts';

/** A level: value, line, change on the year and the quarter before, rank, what is missing. */
export function levelRuns(facts: FindingFacts, found: BulletinFigure): Run[] {
  const { family, isCity, indicator } = facts;
  const value = valueText(found.figure);
  const verb = isCity
    ? { en: 'was ', zh: '为' }
    : { en: `${family.subject.en} was `, zh: family.subject.zh };
  const line = lineWords(indicator, found);
  const rank = rankText(indicator, facts.rank);
  return [
    { text: verb },
    { text: value, strong: true, figure: found.figure },
    countRun(facts, found),
    { text: line.en ? { en: `, ${line.en}`, zh: `，${line.zh}` } : line },
    ...changeRuns(facts, found),
    { text: rank ? { en: `; ${rank.en}`, zh: `；${rank.zh}` } : { en: '', zh: '' } },
    { text: { en: '.', zh: '。' } },
    ...gapRuns(facts),
  ];
}

/** The fraction itself, where it counts events: "(1,884 of 2,000)". */
function countRun({ family }: FindingFacts, { figure }: BulletinFigure): Run {
  if (family.noise !== 'proportion' || unitOf({ unit: figure.unitText }) !== 'percent') {
    return { text: { en: '', zh: '' } };
  }
  const [some, all] = [readable(figure.numerator), readable(figure.denominator)];
  return { text: { en: ` (${some} of ${all})`, zh: `（${some}/${all}）` } };
}

const YEAR: Text = { en: 'a year before', zh: '上年同期' };
const QUARTER: Text = { en: 'the quarter before', zh: '上季度' };

function changeRuns({ shown, family, indicator, place }: FindingFacts, now: BulletinFigure): Run[] {
  return [
    { period: shown.yearBefore.id, when: YEAR },
    { period: shown.quarterBefore.id, when: QUARTER },
  ].flatMap(({ period, when }): Run[] => {
    const before = shown.figure(family.indicator, place.id, period)?.figure ?? null;
    const text = changeText(indicator, now.figure, { figure: before, when });
    if (!text || !before) return [];
    return [{ text: { en: `, ${text.en}`, zh: `，${text.zh}` }, figure: before }];
  });
}

function gapRuns({ family, indicator, shown, place, input }: FindingFacts): Run[] {
  const based = shown.based(family.indicator, place.id, input.period.id);
  const gap = based ? lineGap(family, indicator, { based, weight: input.origin.weight }) : null;
  return gap ? [{ text: { en: ` ${capital(gap.en)}.`, zh: `${gap.zh}。` } }] : [];
}
