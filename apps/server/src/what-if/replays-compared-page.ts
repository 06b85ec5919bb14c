import { join } from 'node:path';
import type {
  ComparedBands,
  ComparedCell,
  ComparedPool,
  ComparedRule,
  KeptReplay,
  Replay,
  ReplaysCompared,
  Sentence,
  WireText,
} from '@sanyi/api';
import type { Item } from '@sanyi/facts';
import { groupTitle, type ReplayGroups } from '@sanyi/insurance';
import { assert, decimalText } from '@sanyi/kernel';
import { sentenceOf } from '@sanyi/oversight';
import type { Stack } from '@sanyi/policy';
import { compareReplays, type Facts, poolKeyTitle, rowsApart } from '@sanyi/store';
import { factsArgument } from '../city/facts-argument.ts';
import { weigher } from '../pages/weighted.ts';
import { isSharedPool, poolsOfKinds } from './pools-of-kind.ts';
import { movedText } from './what-if-sentence.ts';

/** Rows that a page shows; the command gives all of them. */
const SHOWN = { institutions: 20, items: 12, rules: 12 };

/** What the page of two replays is made from. */
export type ComparedSource = {
  readonly first: Replay;
  readonly second: Replay;
  readonly facts: Facts;
  readonly items: ReadonlyMap<string, Item>;
  readonly groups: ReplayGroups;
  /** The sets of rules of both that can still be built: they tell where a rule stands. */
  readonly stacks: readonly Stack[];
  /** A set of rules in words. */
  readonly named: (text: string, lastDay: string) => WireText;
};

/** A replay as lists and pages name it. */
export const keptReplayOf = (
  { id, baseline, reform, period }: Pick<Replay, 'id' | 'baseline' | 'reform' | 'period'>,
  named: ComparedSource['named'],
): KeptReplay => {
  const rules = ({ text }: { readonly text: string }) => ({ text, title: named(text, period.to) });
  return { id, baseline: rules(baseline), reform: rules(reform), period };
};

/** Writes two replays of the same claims side by side: weighted to the whole city, named, furthest apart first. */
export function replaysComparedPage(source: ComparedSource): ReplaysCompared {
  const { first, second, facts, items, groups, named } = source;
  const { weight } = first;
  const side = compareReplays(first, second, {
    money: weigher(weight),
    count: (of) => Math.round(of * weight),
  });
  const all = side.cells.find(({ dimension }) => dimension === 'all');
  assert(all !== undefined, 'a replay has a cell of everything');
  const titles = groupTitle(facts.manifest.districts, groups);
  const places = new Map(
    facts.reference.institutions.map((each) => [String(each.institution), each.title]),
  );
  const entitled = <T extends { readonly dimension: string; readonly key: string }>(row: T) => ({
    ...row,
    title: titles(row.dimension, row.key),
  });
  const apart = rowsApart(side);
  const institutions = apart.cells
    .filter(({ dimension }) => dimension === 'institution')
    .sort((a, b) => size(b.apart.incomeFen) - size(a.apart.incomeFen));
  const moved = apart.items.toSorted((a, b) => size(b.apartFen) - size(a.apartFen));
  const people = side.people.filter(isSomebody).map(entitled);
  const folder = (id: string): string => factsArgument(join(facts.folder, 'replay', id));
  return {
    first: keptReplayOf(first, named),
    second: keptReplayOf(second, named),
    sameBaseline: first.baseline.hash === second.baseline.hash,
    same: apart.same,
    sentence: sentence(all, people),
    all,
    groups: side.cells
      .filter(({ dimension }) => dimension !== 'all' && dimension !== 'institution')
      .map(entitled),
    people,
    visits: side.visits.filter(isSomebody).map(entitled),
    levels: side.institutions.filter(isSomebody).map(entitled),
    institutions: institutions
      .slice(0, SHOWN.institutions)
      .map((row) => ({ ...row, title: places.get(row.key) ?? { en: row.key, zh: row.key } })),
    institutionCount: institutions.length,
    families: side.families.map((row) => ({ ...row, title: titles('family', row.key) })),
    items: moved
      .slice(0, SHOWN.items)
      .map((row) => ({ ...row, title: items.get(row.key)?.title ?? { en: row.key, zh: row.key } })),
    itemCount: moved.length,
    rules: rulesOf(apart.rules, source.stacks),
    ruleCount: apart.rules.length,
    ...poolsOf(apart.pools, facts),
    pooled: { first: hasPools(first), second: hasPools(second) },
    largeChange: decimalText(groups.largeChange, 6),
    claims: first.claims,
    synthetic: first.synthetic,
    command: `npx sanyi replay compare --result ${folder(first.id)} --with ${folder(second.id)}`,
  };
}

const size = (fen: string): number => Math.abs(Number(fen));

/** Rules that the two set furthest apart in what patients pay, with the place of each. */
function rulesOf(
  rules: readonly ComparedRule[],
  stacks: readonly Stack[],
): ReplaysCompared['rules'] {
  const known = new Map(stacks.flatMap((stack) => stack.rules.map((rule) => [rule.cite, rule])));
  const reach = ({ apart }: ComparedRule): number => size(apart.patientFen) + size(apart.fundFen);
  return rules
    .toSorted((a, b) => reach(b) - reach(a) || Math.abs(b.apart.claims) - Math.abs(a.apart.claims))
    .slice(0, SHOWN.rules)
    .map((row) => {
      const rule = known.get(row.cite);
      if (!rule) return { ...row, place: null };
      const { package: name, decision, clause } = rule;
      return { ...row, place: { package: name, decision, rule: rule.rule, clause } };
    });
}

/** Budgets of each kind that the two set furthest apart, in their own order. */
function poolsOf(
  pools: readonly ComparedPool[],
  facts: Facts,
): Pick<ReplaysCompared, 'pools' | 'poolCount'> {
  const { rows, count } = poolsOfKinds(pools, ({ apart }) => size(apart.changeFen));
  return {
    pools: rows.map((row) => {
      const key = row.key.map(({ name, value }) => [name, value] as const);
      return { ...row, key: poolKeyTitle(facts, key), isShared: isSharedPool(row) };
    }),
    poolCount: count,
  };
}

const hasPools = ({ pools = [] }: Replay): boolean => pools.length > 0;

const isSomebody = ({ first, second }: ComparedBands): boolean =>
  first.count > 0 || second.count > 0;

/** Classes that benefits look at: of them the one that the two replays set furthest apart is told. */
const TOLD = 'personClass';

/** What the second does beyond the first, in one sentence by rule. */
function sentence(
  { apart }: ComparedCell,
  people: readonly (ComparedBands & { readonly title: WireText })[],
): Sentence {
  const [paid, borne, taken] = [apart.patientFen, apart.fundFen, apart.incomeFen].map((fen) =>
    movedText(fen, { en: '', zh: '' }),
  );
  const furthest = furthestApart(people);
  if (!paid && !borne && !taken) {
    const text = {
      en: 'Both reforms come to the same totals for patients, funds and hospitals.',
      zh: '两项改革对个人、基金和机构的总额影响相同。',
    };
    return sentenceOf([{ text, strong: true }, ...furthest]);
  }
  return sentenceOf([
    {
      text: {
        en: `Against the first reform, patients pay ${paid?.en ?? 'the same'} a year under the second`,
        zh: `与甲相比，乙的个人年负担${paid?.zh ?? '相同'}`,
      },
      strong: true,
    },
    {
      text: {
        en: ` and the fund ${borne?.en ?? 'the same'}; hospitals take in ${taken?.en ?? 'the same'}.`,
        zh: `，基金支付${borne?.zh ?? '相同'}；机构收入${taken?.zh ?? '相同'}。`,
      },
    },
    ...furthest,
  ]);
}

/** The class whose members the two set furthest apart, where there is one. */
function furthestApart(
  people: readonly (ComparedBands & { readonly title: WireText })[],
): { readonly text: WireText }[] {
  const [most] = people
    .filter(({ dimension, apartEachFen }) => dimension === TOLD && apartEachFen !== '0')
    .sort((a, b) => size(b.apartEachFen) - size(a.apartEachFen));
  if (!most) return [];
  const fen = BigInt(most.apartEachFen);
  const each = decimalText(fen < 0n ? -fen : fen, 2);
  return [
    {
      text: {
        en: ` Furthest apart: ${most.title.en}, ${each} yuan ${fen < 0n ? 'less' : 'more'} each.`,
        zh: `差别最大：${most.title.zh}，每人${fen < 0n ? '少' : '多'}付${each}元。`,
      },
    },
  ];
}
