import type { WireText } from '@sanyi/api';
import {
  type CodeSet,
  INCOME_BANDS,
  LEVELS,
  PERSON_CLASSES,
  SCHEMES,
  VISIT_KINDS,
} from '@sanyi/facts';
import type { ReplayGroups } from '@sanyi/insurance';
import type { Facts } from '@sanyi/store';

/** The words of groups. */
export type GroupTitles = { of(dimension: string, key: string): WireText };

const SETS: Readonly<Record<string, CodeSet>> = {
  scheme: SCHEMES,
  personClass: PERSON_CLASSES,
  incomeBand: INCOME_BANDS,
  visitKind: VISIT_KINDS,
  level: LEVELS,
};

const OWN: Readonly<Record<string, WireText>> = {
  'all all': { en: 'Everybody with care', zh: '全部就诊人员' },
  'chronic yes': { en: 'With a chronic disease', zh: '慢性病患者' },
  'chronic no': { en: 'Without a chronic disease', zh: '无慢性病' },
  'level primary': { en: 'Primary', zh: '一级' },
  'level grassroots': { en: 'Grassroots', zh: '基层' },
  'personClass none': { en: 'Not insured here', zh: '非本市参保' },
  'family visit': { en: 'Fees of visits', zh: '诊查费' },
  'family drug': { en: 'Drugs', zh: '药品' },
  'family herbal': { en: 'Herbal pieces', zh: '中药饮片' },
  'family consumable': { en: 'Consumables', zh: '耗材' },
  'family test': { en: 'Tests', zh: '检查检验' },
  'family service': { en: 'Services and beds', zh: '医疗服务与床位' },
  'family other': { en: 'Other', zh: '其他' },
};

/** Titles from code sets, districts and the package of groups. */
export function groupTitles({ manifest }: Facts, { ageBands }: ReplayGroups): GroupTitles {
  const districts = new Map(manifest.districts.map(({ id, title }) => [id, title]));
  const ages = new Map(ageBands.map(({ code, title }) => [code, title]));
  return {
    of: (dimension, key) => {
      const own = OWN[`${dimension} ${key}`];
      if (own) return own;
      const set = SETS[dimension];
      const known = set?.has(key) ? set.titles[key] : undefined;
      const named = dimension === 'ageBand' ? ages.get(key) : districts.get(key);
      return known ?? named ?? { en: key, zh: key };
    },
  };
}

/** The words of levels where treated, the grassroots apart. */
export const levelTitles = (): { readonly id: string; readonly title: WireText }[] =>
  [...LEVELS.codes, 'grassroots'].map((id) => ({
    id,
    title: OWN[`level ${id}`] ?? (LEVELS.has(id) ? LEVELS.titles[id] : { en: id, zh: id }),
  }));
