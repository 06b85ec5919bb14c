import { INCOME_BANDS, LEVELS, SCHEMES } from '@sanyi/facts';
import type { ReplayGroups } from '@sanyi/insurance';
import type { Text } from '@sanyi/kernel';
import type { FactsManifest } from '../folder/manifest.ts';

/** What a key of a dimension of a replay is called. */
export type TitleOf = (dimension: string, key: string) => Text;

/** Keys of dimensions in both languages; a key that nobody named is its own title. */
export function titlesOf(
  districts: FactsManifest['districts'],
  { ageBands }: ReplayGroups,
): TitleOf {
  const titles: Readonly<Record<string, ReadonlyMap<string, Text>>> = {
    all: new Map([['all', { en: 'All', zh: '合计' }]]),
    district: new Map(districts.map(({ id, title }) => [id, title])),
    level: new Map<string, Text>([
      ...Object.entries(LEVELS.titles),
      ['grassroots', { en: 'Grassroots', zh: '基层医疗卫生机构' }],
    ]),
    scheme: new Map(Object.entries(SCHEMES.titles)),
    ageBand: new Map(ageBands.map(({ code, title }) => [code, title])),
    incomeBand: new Map(Object.entries(INCOME_BANDS.titles)),
    chronic: new Map([
      ['yes', { en: 'With chronic disease', zh: '有慢性病' }],
      ['no', { en: 'Without chronic disease', zh: '无慢性病' }],
    ]),
  };
  return (dimension, key) => titles[dimension]?.get(key) ?? { en: key, zh: key };
}
