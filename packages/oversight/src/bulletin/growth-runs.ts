import type { Text } from '@sanyi/kernel';
import { valueText } from '../sentence/number-text.ts';
import type { Run } from '../sentence/segments.ts';
import { changeWords } from '../sentence/words.ts';
import type { BulletinFigure } from './bulletin.ts';
import type { FindingFacts } from './finding-facts.ts';
import { lineWords, rankText, signedText } from './finding-words.ts';
import { lineGap } from './line-distance.ts';
import { capital } from './places-text.ts';

/** A growth: change and amount, line, split, rank, way back to the line, and the growth before. */
export function growthRuns(facts: FindingFacts, found: BulletinFigure): Run[] {
  const { family, isCity, indicator } = facts;
  const of = isCity ? { en: '', zh: '' } : { en: `${family.subject.en} `, zh: family.subject.zh };
  return [
    { text: of },
    { text: changeWords(found.figure), strong: true, figure: found.figure },
    ...amountRuns(facts),
    lineRun(lineWords(indicator, found)),
    ...splitRuns(facts),
    ...clause(rankText(indicator, facts.rank)),
    END,
    ...gapRuns(facts),
    ...beforeRuns(facts),
  ];
}

const END: Run = { text: { en: '.', zh: '。' } };

const clause = (text: Text | null): Run[] =>
  text ? [{ text: { en: `; ${text.en}`, zh: `；${text.zh}` } }] : [];

const lineRun = (line: Text): Run => ({
  text: line.en ? { en: `, ${line.en}`, zh: `，${line.zh}` } : line,
});

function amountRuns({ family, input, shown, place }: FindingFacts): Run[] {
  if (family.amount === null) return [];
  const amount = shown.figure(family.amount, place.id, input.period.id);
  if (!amount || amount.figure.value === null) return [];
  const text = valueText(amount.figure);
  return [{ text: { en: ` to ${text.en}`, zh: `，为${text.zh}` }, figure: amount.figure }];
}

const PARTS = [
  ['price', { en: 'price', zh: '价格' }],
  ['volume', { en: 'volume', zh: '服务量' }],
  ['mix', { en: 'mix', zh: '结构' }],
] as const;

/** The three parts in points; they add up to the growth that is printed. */
function splitRuns({ family, input, shown, place, indicator }: FindingFacts): Run[] {
  const { split } = family;
  if (!split) return [];
  const found = PARTS.map(([name, words]) => ({
    words,
    figure: shown.figure(split[name], place.id, input.period.id)?.figure ?? null,
  }));
  if (found.some(({ figure }) => figure === null || figure.value === null)) return [];
  const runs = found.flatMap(({ words, figure }, at): Run[] => {
    if (!figure || figure.value === null) return [];
    const value = signedText({ ...indicator, unit: figure.unitText }, figure.value);
    const before = at === 0 ? { en: ': ', zh: '，其中' } : { en: ', ', zh: '、' };
    return [
      { text: { en: `${before.en}${words.en} `, zh: `${before.zh}${words.zh}` } },
      { text: value, figure },
    ];
  });
  return [...runs, { text: { en: ' points', zh: '个百分点' } }];
}

function gapRuns({ family, indicator, shown, place, input }: FindingFacts): Run[] {
  const based = shown.based(family.indicator, place.id, input.period.id);
  const gap = based ? lineGap(family, indicator, { based, weight: input.origin.weight }) : null;
  return gap ? [{ text: { en: ` ${capital(gap.en)}.`, zh: `${gap.zh}。` } }] : [];
}

/** The growth of the quarter before and of the same quarter a year before, where they are known. */
function beforeRuns({ family, shown, indicator, place }: FindingFacts): Run[] {
  const known = [
    { period: shown.quarterBefore.id, en: 'the quarter before', zh: '上季度' },
    { period: shown.yearBefore.id, en: 'the same quarter a year before', zh: '上年同期' },
  ].flatMap(({ period, en, zh }) => {
    const figure = shown.figure(family.indicator, place.id, period)?.figure;
    if (!figure || figure.value === null) return [];
    return [{ figure, en, zh, value: signedText(indicator, figure.value) }];
  });
  if (known.length === 0) return [];
  return [
    ...known.flatMap(({ figure, en, zh, value }, at): Run[] => [
      {
        text: {
          en: at === 0 ? ` Growth was ` : ', ',
          zh: at === 0 ? `${zh}同比为` : `，${zh}为`,
        },
      },
      { text: value, figure },
      { text: { en: ` ${en}`, zh: '' } },
    ]),
    END,
  ];
}
