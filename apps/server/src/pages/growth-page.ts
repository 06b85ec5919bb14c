import type {
  ContributionTable,
  Growth,
  GrowthSplit,
  GrowthStep,
  Judgement,
  WireText,
} from '@sanyi/api';
import { type Institution, LEVELS, VISIT_KINDS, type VisitKind } from '@sanyi/facts';
import { assert, fen as fenOf, isoDate, type Period, yuanText } from '@sanyi/kernel';
import { type GrowthParts, growthSentence, lineOf, roundedText } from '@sanyi/oversight';
import type { ExpenseBy } from '@sanyi/store';
import type { City } from '../city/city.ts';
import {
  addSums,
  contributionTable,
  GROWTH_SUMS,
  type Group,
  type GrowthRow,
  groupParts,
  growthSums,
} from './contributions.ts';
import { INDICATOR, quarterBefore } from './figure-book.ts';
import type { PageSource } from './page-source.ts';
import { placeSplit, weighedSplit } from './place-split.ts';
import { pointsTo } from './points-to.ts';
import { weighAll } from './weighted.ts';

/** Institutions of the table; the others stand together in one row. */
const INSTITUTIONS_SHOWN = 10;

/** Groups of the place's claims by the three things a growth is broken down by. */
export type GrowthGroups = {
  readonly institution: readonly Group[];
  readonly level: readonly Group[];
  readonly visitKind: readonly Group[];
};

/** Reads the groups of a place in a quarter. */
export async function growthGroups(
  city: City,
  place: string,
  period: Period,
): Promise<GrowthGroups> {
  const days = { from: isoDate(period.from), to: isoDate(period.to) };
  const scope = place === city.facts.manifest.place ? days : { ...days, district: place };
  const rows = (...by: ExpenseBy[]): Promise<GrowthRow[]> =>
    city.measures.expense({ ...scope, by, sums: GROWTH_SUMS });
  const institutions = new Map(
    city.facts.reference.institutions.map((each) => [String(each.institution), each]),
  );
  const groups = (
    of: readonly GrowthRow[],
    key: (row: GrowthRow) => string,
    group: (id: string) => Omit<Group, 'sums'>,
  ): Group[] => grouped(of, key).map(([id, sums]) => ({ ...group(id), sums }));
  const byInstitution = groups(
    await rows('institution'),
    ({ key }) => key.institution ?? '',
    (id) => institutionGroup(id, institutions.get(id)),
  );
  return {
    institution: largest(byInstitution),
    level: groups(await rows('level', 'grassroots'), ({ key }) => levelKey(key), levelGroup),
    visitKind: groups(await rows('visit_kind'), ({ key }) => key.visit_kind ?? '', visitKindGroup),
  };
}

function grouped(
  rows: readonly GrowthRow[],
  key: (row: GrowthRow) => string,
): [string, Group['sums']][] {
  const found = new Map<string, { readonly sums: Group['sums'] }[]>();
  for (const row of rows) {
    const id = key(row);
    const list = found.get(id) ?? [];
    list.push({ sums: growthSums(row) });
    found.set(id, list);
  }
  return [...found].map(([id, list]) => [id, addSums(list)]);
}

const levelKey = (key: GrowthRow['key']): string =>
  key.level === 'primary' && key.grassroots === 'true' ? 'grassroots' : (key.level ?? '');

const OTHER_LEVELS: Readonly<Record<string, WireText>> = {
  grassroots: { en: 'Grassroots', zh: '基层' },
  primary: { en: 'Primary hospitals', zh: '一级医院' },
};

const levelGroup = (id: string): Omit<Group, 'sums'> => ({
  id,
  title: OTHER_LEVELS[id] ?? (LEVELS.has(id) ? LEVELS.titles[id] : { en: id, zh: id }),
  level: null,
});

const isVisitKind = (id: string): id is VisitKind => VISIT_KINDS.has(id);

const visitKindGroup = (id: string): Omit<Group, 'sums'> => ({
  id,
  title: isVisitKind(id) ? VISIT_KINDS.titles[id] : { en: id, zh: id },
  level: null,
});

const institutionGroup = (id: string, of: Institution | undefined): Omit<Group, 'sums'> => ({
  id,
  title: of?.title ?? { en: `Institution ${id}`, zh: `机构 ${id}` },
  level: of ? LEVELS.titles[of.level] : null,
});

/** The institutions that moved the amount most; all others together. */
function largest(groups: readonly Group[]): Group[] {
  const ordered = groups
    .map((group) => ({ group, size: Math.abs(Number(group.sums.c1 - group.sums.c0)) }))
    .sort((a, b) => b.size - a.size)
    .map(({ group }) => group);
  const rest = ordered.slice(INSTITUTIONS_SHOWN);
  if (rest.length === 0) return ordered;
  const count = rest.length.toLocaleString('en-US');
  return [
    ...ordered.slice(0, INSTITUTIONS_SHOWN),
    {
      id: 'other',
      title: { en: `Other institutions, ${count}`, zh: `其他机构 ${count} 家` },
      level: null,
      sums: addSums(rest),
    },
  ];
}

/** Why a place grew in a quarter; null where there is no year before. */
export function growthPage(
  source: PageSource,
  at: { readonly place: string; readonly period: Period; readonly groups: GrowthGroups },
): Growth | null {
  const { book, weigh, titleOf } = source;
  const { place, period, groups } = at;
  const split = placeSplit(book, place, period.id);
  const growth = book.figure(INDICATOR.growth, place, period.id);
  const header = book.indicators.get(INDICATOR.growth);
  if (!split || !growth || !header) return null;
  const sums = addSums(groups.visitKind);
  const line = lineOf(header, period.id);
  const title = titleOf(place);
  const over = line === null ? 0n : overLine(growth.value, line);
  const figure = (id: string) => {
    const found = book.figure(id, place, period.id);
    assert(found !== null, `${id} of ${place} was measured with the growth`);
    return found;
  };
  const whole = weighedSplit(sums, split.points, weigh);
  const yuan = (amount: bigint): string => yuanText(fenOf(weigh(amount)));
  return {
    place,
    title,
    period: period.id,
    against: quarterBefore(period).id,
    sentence: growthSentence({
      growth,
      before: yuan(sums.c0),
      now: yuan(sums.c1),
      parts: split.parts,
      points: split.points,
    }),
    growth,
    judgement: book.judgement(INDICATOR.growth, place, period.id),
    line,
    overLine: over > 0n ? roundedText(over, 10n, 1) : null,
    c0: String(weigh(sums.c0)),
    c1: String(weigh(sums.c1)),
    c1AtOldRules: String(weigh(sums.c1AtOldRules)),
    v0: String(weigh(sums.v0)),
    v1: String(weigh(sums.v1)),
    split: whole,
    steps: stepsOf({ whole, c0: split.c0 }, groups, source),
    contributions: tablesOf(groups, title, source),
    chips: chipsOf(source, period),
    series: book.trend(INDICATOR.growth, place, period),
    figures: {
      price: figure(INDICATOR.price),
      volume: figure(INDICATOR.volume),
      mix: figure(INDICATOR.mix),
    },
    stack: book.place,
    oldStack: `${book.place}@-1y`,
  };
}

/** Points over the line in tenths. */
function overLine(value: string | null, line: string): bigint {
  if (value === null) return 0n;
  return BigInt(Math.round((Number(value) - Number(line)) * 10));
}

const TABLE_TITLES: Readonly<Record<ContributionTable['by'], WireText>> = {
  institution: { en: 'Institution', zh: '机构' },
  level: { en: 'Level', zh: '级别' },
  visitKind: { en: 'Kind of visit', zh: '就诊类型' },
};

function tablesOf(
  groups: GrowthGroups,
  title: WireText,
  { weigh }: PageSource,
): ContributionTable[] {
  return (['institution', 'level', 'visitKind'] as const).map((by) =>
    contributionTable({ by, title: TABLE_TITLES[by] }, groups[by], { title, weigh }),
  );
}

/** Price is one step; volume is told by kind of visit, mix by level of institution. */
function stepsOf(
  { whole, c0 }: { readonly whole: GrowthSplit; readonly c0: bigint },
  groups: GrowthGroups,
  { weigh }: PageSource,
): GrowthStep[] {
  const of = (name: keyof GrowthParts, list: readonly Group[]): GrowthStep[] => {
    const amounts = groupParts(list).map((parts) => parts[name]);
    const target = BigInt(Math.round(Number(whole[name].points) * 10));
    const points = pointsTo(amounts, { base: c0, decimals: 1, target });
    const fen = weighAll(amounts, weigh, BigInt(whole[name].fen));
    return list.map((group, index) => ({
      id: `${name}-${group.id}`,
      group: name,
      title: group.title,
      fen: String(fen[index] ?? 0n),
      points: roundedText(points[index] ?? 0n, 10n, 1),
    }));
  };
  const price: GrowthStep = {
    id: 'price',
    group: 'price',
    title: { en: 'Prices and rules', zh: '价格与规则' },
    ...whole.price,
  };
  return [price, ...of('volume', groups.visitKind), ...of('mix', groups.level)];
}

function chipsOf({ book, titleOf }: PageSource, period: Period): Growth['chips'] {
  const chips = [book.place, ...book.districts].map((place) => ({
    place,
    title: titleOf(place),
    value: book.figure(INDICATOR.growth, place, period.id)?.value ?? null,
    judgement: book.judgement(INDICATOR.growth, place, period.id) satisfies Judgement,
  }));
  return chips.sort(
    (a, b) =>
      Number(b.place === book.place) - Number(a.place === book.place) ||
      Number(b.value ?? 0) - Number(a.value ?? 0),
  );
}
