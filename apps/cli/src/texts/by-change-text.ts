import type { ByChange, ByChangeStep } from '@sanyi/api';
import type { Lang } from '@sanyi/kernel';
import { replayAmounts } from '@sanyi/store';
import { countShown, yuanShown } from '../call/outcome.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  order: {
    en: 'Changes in this order, each against the rules before it; another order would share the effects otherwise.',
    zh: '按此顺序逐项实施，每项与其前的规则相比；顺序不同，各项所得影响也会不同。',
  },
  heads: {
    en: ['change', 'patients', 'funds', 'hospitals', 'pay more', 'pay less', 'places lose', 'gain'],
    zh: ['变化', '患者', '基金', '机构', '多付人数', '少付人数', '减收机构', '增收机构'],
  },
  sum: { en: 'all together', zh: '合计' },
  unit: { en: 'Money in yuan', zh: '金额单位：元' },
} as const;

/** A reform change by change for people. */
export function byChangeText({ steps }: ByChange, lang: Lang): string {
  const rows = steps.map((step, at) => row(step, at + 1, lang));
  const first = steps[0];
  const last = steps.at(-1);
  const all = first && last ? moved({ before: first.before, after: last.after }) : [];
  const right = ['left', ...Array<'right'>(7).fill('right')] as const;
  const table = [[...WORDS.heads[lang]], ...rows, [WORDS.sum[lang], ...all, '', '', '', '']];
  return [WORDS.order[lang], '', textTable(table, right), '', WORDS.unit[lang]].join('\n');
}

function row(step: ByChangeStep, number: number, lang: Lang): string[] {
  const { title, from, to } = step;
  const values = from !== null && to !== null ? ` ${from} → ${to}` : '';
  const people = step.people.find(({ dimension }) => dimension === 'all')?.bands ?? [];
  const places = step.institutions.reduce<number[]>(
    (sum, { bands }) => bands.map((count, at) => count + (sum[at] ?? 0)),
    [],
  );
  const sides = [lose(people), gain(people), lose(places), gain(places)].map(countShown);
  return [`${number}. ${title[lang]}${values}`, ...moved(step), ...sides];
}

const gain = ([much = 0, some = 0]: readonly number[]): number => much + some;
const lose = ([, , , some = 0, much = 0]: readonly number[]): number => some + much;

function moved({ before, after }: Pick<ByChangeStep, 'before' | 'after'>): string[] {
  const [old, now] = [replayAmounts(before), replayAmounts(after)];
  return (['patient', 'fund', 'income'] as const).map((part) =>
    yuanShown(String(now[part] - old[part])),
  );
}
