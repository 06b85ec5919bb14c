import { INCOME_BANDS, LEVELS, PERSON_CLASSES, SCHEMES, VISIT_KINDS } from '@sanyi/facts';
import type { Text } from '@sanyi/kernel';
import type { ReplayGroups } from './replay-groups.ts';

/** What a key of a dimension of a replay is called. */
export type GroupTitle = (dimension: string, key: string) => Text;

/** Keys that code sets do not have, or that a replay counts otherwise than facts do. */
const OWN = {
  all: { all: { en: 'All', zh: '全部' } },
  chronic: {
    yes: { en: 'With a chronic disease', zh: '慢性病患者' },
    no: { en: 'Without a chronic disease', zh: '无慢性病' },
  },
  // A replay counts grassroots institutions apart from the other primary ones.
  level: {
    ...LEVELS.titles,
    primary: { en: 'Primary', zh: '一级' },
    grassroots: { en: 'Grassroots', zh: '基层' },
  },
  personClass: { ...PERSON_CLASSES.titles, none: { en: 'Not insured here', zh: '非本市参保' } },
  family: {
    visit: { en: 'Fees of visits', zh: '诊查费' },
    drug: { en: 'Drugs', zh: '药品' },
    herbal: { en: 'Herbal pieces', zh: '中药饮片' },
    consumable: { en: 'Consumables', zh: '耗材' },
    test: { en: 'Tests', zh: '检查检验' },
    service: { en: 'Services and beds', zh: '医疗服务与床位' },
    other: { en: 'Other', zh: '其他' },
  },
  scheme: SCHEMES.titles,
  incomeBand: INCOME_BANDS.titles,
  visitKind: VISIT_KINDS.titles,
} satisfies Readonly<Record<string, Readonly<Record<string, Text>>>>;

/** Levels in the order they are shown, grassroots institutions apart. */
export const LEVEL_TITLES: readonly { readonly id: string; readonly title: Text }[] =
  Object.entries(OWN.level).map(([id, title]) => ({ id, title }));

/**
 * Titles of the groups that a replay is summed up by, from code sets, the districts of the facts and
 * the package of groups. A key that nobody named is its own title.
 *
 * @example
 * ```ts
 * const title = groupTitle([{ id: 'haidian', title: { en: 'Haidian', zh: '海淀区' } }], { ageBands: [] });
 * title('district', 'haidian').zh; // '海淀区'
 * title('level', 'primary').en; // 'Primary'
 * ```
 */
export function groupTitle(
  districts: readonly { readonly id: string; readonly title: Text }[],
  { ageBands }: Pick<ReplayGroups, 'ageBands'>,
): GroupTitle {
  const places = new Map(districts.map(({ id, title }) => [id, title]));
  const titles = new Map<string, ReadonlyMap<string, Text>>([
    ...Object.entries(OWN).map(([of, keys]) => [of, new Map(Object.entries(keys))] as const),
    ['district', places],
    ['residence', places],
    ['ageBand', new Map(ageBands.map(({ code, title }) => [code, title]))],
  ]);
  return (dimension, key) => titles.get(dimension)?.get(key) ?? { en: key, zh: key };
}
