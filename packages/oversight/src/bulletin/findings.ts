import { periodText } from '../sentence/period-text.ts';
import type { Run } from '../sentence/segments.ts';
import { sentenceOf } from '../sentence/segments.ts';
import type { Finding } from './bulletin.ts';
import type { BulletinInput } from './bulletin-input.ts';
import { bulletinRanks } from './bulletin-ranks.ts';
import type { FindingFacts } from './finding-facts.ts';
import { growthRuns } from './growth-runs.ts';
import { levelRuns } from './level-runs.ts';
import { capital } from './places-text.ts';
import type { ShownFigures } from './shown-figures.ts';

/** One finding per family and place: the whole place first, then its districts in their order. */
export function findingsOf(input: BulletinInput, shown: ShownFigures): Finding[] {
  return input.definition.families.flatMap((family) => {
    const indicator = input.indicators.get(family.indicator);
    if (!indicator) return [];
    const ranks = bulletinRanks(input, shown, family);
    return [input.place, ...input.districts].map((place) => {
      const found = shown.figure(family.indicator, place.id, input.period.id);
      const isCity = place.id === input.place.id;
      const rank = isCity ? undefined : ranks.get(place.id);
      const facts = { input, shown, family, indicator, place, isCity, found, rank };
      return {
        id: `${input.period.id}/${family.id}/${place.id}`,
        family: family.id,
        place: place.id,
        indicator: indicator.id,
        judgement: found?.judgement ?? 'none',
        sentence: sentenceOf(runsOf(facts)),
      };
    });
  });
}

function runsOf(facts: FindingFacts): Run[] {
  const { found } = facts;
  const opening = openingRun(facts);
  if (!found || found.figure.value === null) return [opening, ...silentRuns(facts)];
  const body = facts.family.split ? growthRuns(facts, found) : levelRuns(facts, found);
  return [opening, ...body];
}

/** "In the first quarter of 2019 medical expenses of the city" or "Tongzhou: ". */
function openingRun({ input, family, place, isCity }: FindingFacts): Run {
  if (!isCity) return { text: { en: `${place.title.en}: `, zh: `${place.title.zh}：` } };
  const { subject } = family;
  // The first family opens the bulletin and says when; the others follow it.
  if (family !== input.definition.families[0]) {
    return {
      text: {
        en: `${capital(subject.en)} in ${place.title.en} `,
        zh: `${place.title.zh}${subject.zh}`,
      },
    };
  }
  const when = periodText(input.period);
  return {
    text: {
      en: `In the ${when.en} ${subject.en} in ${place.title.en} `,
      zh: `${when.zh}，${place.title.zh}${subject.zh}`,
    },
  };
}

/** Why nothing is printed: hidden, too few cases, or not known. */
function silentRuns({
  input,
  shown,
  family,
  indicator,
  place,
  isCity,
  found,
}: FindingFacts): Run[] {
  const { subject } = family;
  const zh = isCity ? '' : subject.zh;
  const en = isCity ? '' : `${subject.en} `;
  if (shown.isHidden(family.indicator, place.id, input.period.id)) {
    return [
      {
        text: {
          en: `${en}is not printed, because a count under 5 could be read from it.`,
          zh: `${zh}因可由其推算出小于5的计数，不予公布。`,
        },
      },
    ];
  }
  if (found) {
    return [
      {
        text: {
          en: `${en}rests on fewer cases than the indicator asks (${indicator.minDenominator}) and is not printed.`,
          zh: `${zh}所依据的数量少于指标要求（${indicator.minDenominator}），不予公布。`,
        },
      },
    ];
  }
  return [{ text: { en: `${en}is not known.`, zh: `${zh}未掌握。` } }];
}
