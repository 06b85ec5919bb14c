import type { Replay, ReplayBands, ReplayFamily, ReplayRule } from '@sanyi/api';
import type { GroupTitle } from '@sanyi/insurance';
import type { Lang, Text } from '@sanyi/kernel';
import { countShown, yuanShown } from '../call/outcome.ts';
import { groupShown } from './group-words.ts';
import { textTable } from './text-table.ts';

/** Rules that are shown; `--json` gives all of them. */
const RULES_SHOWN = 8;

const BANDS = {
  en: ['gain much', 'gain', 'no change', 'lose', 'lose much', 'change, yuan'],
  zh: ['明显得益', '得益', '不变', '受损', '明显受损', '变化（元）'],
} as const;

const WORDS = {
  persons: { en: 'what patients pay', zh: '个人负担' },
  personCount: { en: 'persons', zh: '人数' },
  institutions: { en: 'what institutions take in', zh: '机构收入' },
  institutionCount: { en: 'places', zh: '机构数' },
  families: {
    en: ['charges, yuan', 'baseline', 'reform', 'change'],
    zh: ['费用（元）', '基准', '改革', '变化'],
  },
  rules: {
    en: [
      'rules of claims that change',
      'under',
      'claims lose',
      'claims gain',
      'patients, yuan',
      'institutions, yuan',
    ],
    zh: ['变动结算单所引规则', '所属', '受损单数', '得益单数', '患者（元）', '机构（元）'],
  },
  more: {
    en: 'By district, level, month, kind of visit, institution and item, and by every rule: --json',
    zh: '按区、级别、月份、就诊类型、机构、项目及全部规则的结果见 --json',
  },
} as const;

const SPEAKS: Readonly<Record<ReplayRule['speaks'], Text>> = {
  both: { en: 'both', zh: '两者' },
  reform: { en: 'reform', zh: '改革' },
  baseline: { en: 'baseline', zh: '基准' },
};

/** Who gains and loses, persons and institutions, by which charges and because of which rules. */
export function replayTables(replay: Replay, titles: GroupTitle, lang: Lang): string[] {
  const { people, institutions, families, rules } = replay;
  const banded = (title: Text, count: Text, rows: readonly ReplayBands[]): string => {
    const shown = rows.filter((row) => row.count > 0).map((row) => bandRow(row, titles, lang));
    return table([[title[lang], count[lang], ...BANDS[lang]], ...shown]);
  };
  const charged = families.filter(
    ({ baselineFen, reformFen }) => baselineFen !== '0' || reformFen !== '0',
  );
  // Rules that only one side has say more about a reform than those that every claim cites.
  const isCommon = ({ speaks }: ReplayRule): number => Number(speaks === 'both');
  const cited = [...rules]
    .sort((a, b) => isCommon(a) - isCommon(b) || b.losers - a.losers)
    .slice(0, RULES_SHOWN);
  return [
    banded(WORDS.persons, WORDS.personCount, people),
    banded(WORDS.institutions, WORDS.institutionCount, institutions),
    table([[...WORDS.families[lang]], ...charged.map((row) => familyRow(row, titles, lang))]),
    ...(cited.length === 0
      ? []
      : [table([[...WORDS.rules[lang]], ...cited.map((row) => ruleRow(row, lang))])]),
    WORDS.more[lang],
  ].flatMap((part) => [part, '']);
}

const table = (rows: readonly (readonly string[])[]): string =>
  textTable(rows, ['left', ...Array<'right'>((rows[0]?.length ?? 1) - 1).fill('right')]);

const changed = (of: { readonly baselineFen: string; readonly reformFen: string }): string =>
  yuanShown(String(BigInt(of.reformFen) - BigInt(of.baselineFen)));

const bandRow = (row: ReplayBands, titles: GroupTitle, lang: Lang): string[] => [
  groupShown(row, titles, lang),
  countShown(row.count),
  ...row.bands.map(countShown),
  changed(row),
];

const familyRow = (row: ReplayFamily, titles: GroupTitle, lang: Lang): string[] => [
  titles('family', row.family)[lang],
  yuanShown(row.baselineFen),
  yuanShown(row.reformFen),
  changed(row),
];

const ruleRow = (row: ReplayRule, lang: Lang): string[] => [
  row.cite,
  SPEAKS[row.speaks][lang],
  countShown(row.losers),
  countShown(row.gainers),
  yuanShown(row.patientFen),
  yuanShown(row.incomeFen),
];
