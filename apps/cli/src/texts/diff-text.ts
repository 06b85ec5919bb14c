import { isoDate, type Lang } from '@sanyi/kernel';
import type { Change, PackageDiff, RuleDiff, TextDiff } from '@sanyi/policy';
import type { SettlementChange } from '@sanyi/store';
import { countShown, yuanShown } from '../call/outcome.ts';

const CHANGES: Readonly<Record<Lang, Readonly<Record<Change | 'moved', string>>>> = {
  en: { added: 'new', removed: 'gone', changed: 'changed', moved: 'moved' },
  zh: { added: '新增', removed: '删除', changed: '修改', moved: '移动' },
};

const WORDS = {
  en: {
    same: 'The two say the same.',
    affects: 'about',
    readBy: 'read by',
    parameters: 'Parameters',
    lists: 'Lists',
    tests: 'Tests',
    effects: 'Measured effects',
    manifest: 'policy.yaml',
    other: 'Other files',
    from: 'from',
  },
  zh: {
    same: '两者内容相同。',
    affects: '涉及',
    readBy: '读取者',
    parameters: '参数',
    lists: '列表',
    tests: '测试',
    effects: '实测效果',
    manifest: 'policy.yaml',
    other: '其他文件',
    from: '自',
  },
} as const;

/** What `policy diff` found. */
export type DiffTold = { readonly diff: PackageDiff; readonly claims: SettlementChange | null };

/** What `policy diff` tells people. */
export function diffText({ diff, claims }: DiffTold, lang: Lang): string {
  const words = WORDS[lang];
  const { before, after } = diff;
  const parts = [
    part(
      words.manifest,
      diff.manifest.map((each) => `  ${textLine(each)}`),
    ),
    ...diff.tables.map((table) => tableText(table, lang)),
    part(words.parameters, parameterLines(diff, lang)),
    part(words.lists, listLines(diff, lang)),
    part(
      words.tests,
      diff.tests.map(({ file, title, change }) => {
        return `  ${CHANGES[lang][change]}: ${title[lang]} (${file})`;
      }),
    ),
    part(
      words.effects,
      diff.effects.map((each) => `  ${textLine(each)}`),
    ),
    part(
      words.other,
      diff.other.map(({ path, change }) => `  ${CHANGES[lang][change]}: ${path}`),
    ),
  ].filter((text) => text !== '');
  const head = `${before.id}@${before.version} → ${after.id}@${after.version}`;
  const body = parts.length === 0 ? [words.same] : parts;
  return [head, ...body, ...(claims ? [claimsText(claims, lang)] : [])].join('\n\n');
}

const part = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title, ...lines].join('\n');

const textLine = ({ name, before, after }: TextDiff): string =>
  `${name}: ${before ?? '—'} → ${after ?? '—'}`;

function tableText(table: PackageDiff['tables'][number], lang: Lang): string {
  const title = lang === 'zh' ? `${table.title}（${table.decision}）` : table.decision;
  const lines = [
    ...table.parts.map((each) => `  ${textLine(each)}`),
    ...table.rules.flatMap((rule) => ruleLines(rule, lang)),
  ];
  return part(`${title} · ${table.file}`, lines);
}

function ruleLines({ rule, change, cells, affected }: RuleDiff, lang: Lang): string[] {
  const about = `  ${CHANGES[lang][change]}: ${rule} — ${WORDS[lang].affects} ${affected[lang]}`;
  if (change === 'added' || change === 'removed') return [about];
  return [
    about,
    ...cells.map(({ name, title, before, after }) => {
      return `      ${lang === 'zh' ? title : name}: ${before ?? '—'} → ${after ?? '—'}`;
    }),
  ];
}

const parameterLines = ({ parameters }: PackageDiff, lang: Lang): string[] =>
  parameters.map(({ title, name, from, before, after, readBy }) => {
    const words = WORDS[lang];
    const readers = readBy.length === 0 ? '' : ` — ${words.readBy} ${readBy.join(', ')}`;
    return `  ${title[lang]} (${name}) ${words.from} ${isoDate(from)}: ${before ?? '—'} → ${after ?? '—'}${readers}`;
  });

const listLines = ({ lists }: PackageDiff, lang: Lang): string[] =>
  lists.map(({ list, key, from, change, cells }) => {
    const day = from === null ? '' : ` ${WORDS[lang].from} ${isoDate(from)}`;
    const shown = cells.map(textLine).join(', ');
    return `  ${CHANGES[lang][change]}: ${list} [${key}]${day}: ${shown}`;
  });

function claimsText(found: SettlementChange, lang: Lang): string {
  const { claims, otherRules, otherAmounts, rules } = found;
  const money = [found.fundFen, found.patientFen, found.hospitalFen].map(yuanShown);
  const head =
    lang === 'en'
      ? [
          `Of ${countShown(claims)} claims, ${countShown(otherRules)} are decided by other rules and ${countShown(otherAmounts)} cost somebody another amount.`,
          `More (yuan): funds ${money[0]}, patients ${money[1]}, hospitals ${money[2]}`,
        ]
      : [
          `${countShown(claims)} 笔结算单中，${countShown(otherRules)} 笔改由其他规则适用，${countShown(otherAmounts)} 笔有一方金额变化。`,
          `增加（元）：基金 ${money[0]}，个人 ${money[1]}，机构 ${money[2]}`,
        ];
  const lines = rules.map(
    ({ cite, lost, gained }) => `  ${cite}: −${countShown(lost)} +${countShown(gained)}`,
  );
  return [...head, ...lines].join('\n');
}
