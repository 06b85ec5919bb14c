import type { Text } from '@sanyi/kernel';
import { isWithoutLine } from '../judgement.ts';
import { valueText } from '../sentence/number-text.ts';
import type { BulletinInput } from './bulletin-input.ts';
import { namesText } from './places-text.ts';
import type { ShownFigures } from './shown-figures.ts';

/** What the bulletin does not know: sample, gaps, hidden counts, unfounded rules, standing limits. */
export const unknownItems = (input: BulletinInput, shown: ShownFigures): Text[] => [
  ...sampleItem(input),
  ...familyItems(input, shown),
  ...ruleItem(input),
  ...input.definition.unknown,
];

function sampleItem({ origin, synthetic }: BulletinInput): Text[] {
  const made: Text = {
    en: 'All institutions and persons are invented; the figures describe no real district.',
    zh: '所有机构和人员均为虚构，数值不代表任何真实的区。',
  };
  const weight = Number(origin.weight);
  const sample: Text = {
    en: `One person of the facts stands for ${origin.weight} residents; amounts are weighted up, and ranks stand only where this sample carries them.`,
    zh: `数据中每人代表${origin.weight}名居民；金额按此加权，位次仅在样本足以支持时列出。`,
  };
  return [...(synthetic ? [made] : []), ...(weight > 1 ? [sample] : [])];
}

/** Of each family: who has no figure, who has one hidden, who can be compared with no year before. */
function familyItems(input: BulletinInput, shown: ShownFigures): Text[] {
  return input.definition.families.flatMap((family) => {
    const { indicator } = family;
    const of = (test: (place: string) => boolean): Text[] =>
      input.districts.filter(({ id }) => test(id)).map(({ title }) => title);
    const valueIn = (place: string, period: string): string | null =>
      shown.figure(indicator, place, period)?.figure.value ?? null;
    const isHidden = (place: string): boolean => shown.isHidden(indicator, place, input.period.id);
    const missing = of((place) => !isHidden(place) && valueIn(place, input.period.id) === null);
    const hidden = of(isHidden);
    const alone = of(
      (place) =>
        valueIn(place, input.period.id) !== null && valueIn(place, shown.yearBefore.id) === null,
    );
    const everybody = (names: readonly Text[]): Text =>
      names.length === input.districts.length
        ? { en: 'all districts', zh: '各区' }
        : namesText(names);
    const items: (Text | false)[] = [
      missing.length > 0 && {
        en: `${family.title.en}: no figure of ${everybody(missing).en}.`,
        zh: `${family.title.zh}：${everybody(missing).zh}没有数值。`,
      },
      hidden.length > 0 && {
        en: `${family.title.en}: the figures of ${everybody(hidden).en} are hidden.`,
        zh: `${family.title.zh}：${everybody(hidden).zh}的数值予以隐去。`,
      },
      alone.length > 0 && {
        en: `${family.title.en}: no figure of the year before for ${everybody(alone).en}.`,
        zh: `${family.title.zh}：${everybody(alone).zh}没有上年同期数值。`,
      },
      lineItem(input, family),
      splitItem(input, shown, family),
    ];
    return items.filter((item) => item !== false);
  });
}

/** Nobody is judged by a line that did not hold then. */
function lineItem(
  input: BulletinInput,
  { indicator: id, title }: BulletinInput['definition']['families'][number],
): Text | false {
  const indicator = input.indicators.get(id);
  if (!indicator || !isWithoutLine(indicator, input.period.id)) return false;
  return {
    en: `${title.en}: which target holds for this quarter; none is known, so nobody is judged.`,
    zh: `${title.zh}：本季度适用的目标未掌握，故不作评判。`,
  };
}

/** A growth that was sent cannot be split: that needs the claims. */
function splitItem(
  input: BulletinInput,
  shown: ShownFigures,
  family: BulletinInput['definition']['families'][number],
): Text | false {
  if (!family.split) return false;
  const city = shown.figure(family.indicator, input.place.id, input.period.id);
  const price = shown.figure(family.split.price, input.place.id, input.period.id);
  if (!city || city.figure.value === null || price) return false;
  const growth = valueText(city.figure);
  return {
    en: `${family.title.en}: how much of the ${growth.en} is price, volume or mix; that needs claims.`,
    zh: `${family.title.zh}：${growth.zh}中价格、服务量和结构各占多少，须有结算数据方可分解。`,
  };
}

function ruleItem({ unfounded }: BulletinInput): Text[] {
  const { memory, illustrative } = unfounded;
  if (memory + illustrative === 0) return [];
  return [
    {
      en: `The rules behind the figures rest on ${memory} values from memory and ${illustrative} illustrative ones that nobody has checked against a source.`,
      zh: `所依据的规则中有${memory}个数值凭记忆写入、${illustrative}个为示意值，均未经来源核对。`,
    },
  ];
}
