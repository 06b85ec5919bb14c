import {
  CHARGE_FAMILIES,
  type District,
  INCOME_BANDS,
  LEVELS,
  PERSON_CLASSES,
  SCHEMES,
  VISIT_KINDS,
} from '@sanyi/facts';
import { addMonths, type Day, firstOfMonth, isoDate, monthOf, yearOf } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import type { PriceFacts } from '../price/price-facts.ts';
import type { ReplayGroups } from './replay-groups.ts';

/** The five bands of a change, in order: what is paid falls much, falls, stays, rises, rises much. */
export const GAIN_BANDS = ['gainLarge', 'gain', 'none', 'lose', 'loseLarge'] as const;

/** The parts of money of a cell, in their order. */
export const MONEY = ['total', 'hospital', 'fixedFund', 'fund', 'patient'] as const;

/** Sums of a cell: claims, then the money before and after. */
export const CELL_WIDTH: number = 1 + 2 * MONEY.length;

/** Sums of a group of persons: a cell, then persons, bands, and the squares of three changes. */
const GROUP_WIDTH: number = CELL_WIDTH + 1 + GAIN_BANDS.length + 3;

/** Sums of visits at a level: claims, bands, what patients paid before and after. */
const VISIT_WIDTH: number = 1 + GAIN_BANDS.length + 2;

/** Sums of a kind of care at a level: a cell, then how many of its claims are refunds. */
const CARE_WIDTH: number = CELL_WIDTH + 1;

/** Sums of an item: quantity, amount before and after. */
const ITEM_WIDTH = 3;

/** Sums of a rule: claims that changed, of these losers and gainers, and three changes. */
export const RULE_WIDTH = 6;

/** Whether a rule was cited under both sets of rules, or only under the new or the old ones. */
export const SPEAKING = ['both', 'reform', 'baseline'] as const;

/** Why claims were settled row by row: refunds, or rules, that columns cannot say. */
export const ROW_BY_ROW = ['refunds', 'rules'] as const;

/** Where a section of sums stands among the others. */
export type Section = {
  readonly at: number;
  readonly width: number;
  readonly keys: readonly string[];
};

/** The names of the sections of sums. */
export type SectionName =
  | 'head'
  | 'rowByRow'
  | 'own'
  | 'institution'
  | 'month'
  | 'visitKind'
  | 'all'
  | 'scheme'
  | 'personClass'
  | 'ageBand'
  | 'incomeBand'
  | 'chronic'
  | 'residence'
  | 'visits'
  | 'care'
  | 'family'
  | 'item'
  | 'rule';

/** Where every sum of a replay stands in one column of numbers, so that parts are added up. */
export type ReplayLayout = {
  readonly size: number;
  readonly sections: Readonly<Record<SectionName, Section>>;
  readonly months: readonly Day[];
  /** Positions of the rules of each stack among all rules that are cited under either. */
  readonly ruleOf: readonly [readonly number[], readonly number[]];
};

/** What a replay is laid out from. */
export type ReplayFrame = {
  readonly facts: Pick<PriceFacts, 'institutions' | 'items'>;
  readonly districts: readonly Pick<District, 'id'>[];
  readonly groups: ReplayGroups;
  readonly stacks: readonly [Stack, Stack];
  /** Days whose claims count, both inclusive. Claims before are settled for the year's sums. */
  readonly from: Day;
  readonly to: Day;
};

/** Levels, the grassroots apart from the rest of the primary level. */
export const PLACE_LEVELS: readonly string[] = [...LEVELS.codes, 'grassroots'];

/** The kinds of care: a visit, or a stay. */
export const CARE = ['visit', 'stay'] as const;

/** Where care stands among the sums of levels: that of a level by its position, visits or stays. */
export const careCell = (
  { sections }: Pick<ReplayLayout, 'sections'>,
  level: number,
  isStay: boolean,
): number =>
  sections.care.at + (level * CARE.length + CARE.indexOf(isStay ? 'stay' : 'visit')) * CARE_WIDTH;

/**
 * Lays out the sums of a replay.
 *
 * @example
 * ```ts
 * declare const frame: ReplayFrame;
 * const { sections } = replayLayout(frame);
 * sections.head.keys; // ['claims', 'lines', 'persons', 'patients']
 * ```
 */
export function replayLayout(frame: ReplayFrame): ReplayLayout {
  const { facts, groups, stacks, from, to } = frame;
  const months = monthsOf(from, to);
  const cites = [...new Set(stacks.flatMap((stack) => stack.rules.map((each) => each.cite)))];
  const position = new Map(cites.map((cite, at) => [cite, at]));
  const ruleOf = (stack: Stack): number[] => stack.rules.map(({ cite }) => position.get(cite) ?? 0);
  const district = frame.districts.map(({ id }) => id);
  const keys: Record<SectionName, { width: number; keys: readonly string[] }> = {
    head: { width: 1, keys: ['claims', 'lines', 'persons', 'patients'] },
    rowByRow: { width: 1, keys: ROW_BY_ROW },
    own: { width: CELL_WIDTH, keys: ['person'] },
    institution: {
      width: CELL_WIDTH,
      keys: facts.institutions.map((each) => String(each.institution)),
    },
    month: { width: CELL_WIDTH, keys: months.map((first) => isoDate(first).slice(0, 7)) },
    visitKind: { width: CELL_WIDTH, keys: VISIT_KINDS.codes },
    all: { width: GROUP_WIDTH, keys: ['all'] },
    scheme: { width: GROUP_WIDTH, keys: SCHEMES.codes },
    personClass: { width: GROUP_WIDTH, keys: PERSON_CLASSES.codes },
    ageBand: { width: GROUP_WIDTH, keys: groups.ageBands.map(({ code }) => code) },
    incomeBand: { width: GROUP_WIDTH, keys: INCOME_BANDS.codes },
    chronic: { width: GROUP_WIDTH, keys: ['no', 'yes'] },
    residence: { width: GROUP_WIDTH, keys: district },
    visits: { width: VISIT_WIDTH, keys: PLACE_LEVELS },
    care: {
      width: CARE_WIDTH,
      keys: PLACE_LEVELS.flatMap((level) => CARE.map((care) => `${level} ${care}`)),
    },
    family: { width: 2, keys: CHARGE_FAMILIES },
    item: { width: ITEM_WIDTH, keys: facts.items.map(({ code }) => code) },
    rule: { width: RULE_WIDTH * SPEAKING.length, keys: cites },
  };
  let size = 0;
  const placed = Object.entries(keys).map(([name, section]) => {
    const at = size;
    size += section.width * section.keys.length;
    return [name, { ...section, at }];
  });
  return {
    // Every section of the record above was placed.
    sections: Object.fromEntries(placed) as Record<SectionName, Section>,
    size,
    months,
    ruleOf: [ruleOf(stacks[0]), ruleOf(stacks[1])],
  };
}

/** First days of the months from one day to another, those that lie in part within them too. */
export function monthsOf(from: Day, to: Day): Day[] {
  const months: Day[] = [];
  const start = firstOfMonth(yearOf(from), monthOf(from));
  for (let first = start; first <= to; first = addMonths(first, 1)) months.push(first);
  return months;
}
