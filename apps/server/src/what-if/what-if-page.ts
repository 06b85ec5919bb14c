import type {
  Job,
  Replay,
  ReplayBands,
  WhatIf,
  WhatIfAmount,
  WhatIfGroup,
  WhatIfInstitution,
  WhatIfItem,
  WhatIfMonth,
  WhatIfRule,
  WireText,
} from '@sanyi/api';
import { type Item, LEVELS } from '@sanyi/facts';
import { type GroupTitle, groupTitle, type ReplayGroups } from '@sanyi/insurance';
import { assert, decimalText, halfUp } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { type Facts, type ReplayAmounts, replayAmounts } from '@sanyi/store';
import { factsArgument } from '../city/facts-argument.ts';
import { stackName } from '../claims/stack-name.ts';
import { type Weigh, weigher } from '../pages/weighted.ts';
import { whatIfChanges } from './what-if-changes.ts';
import { whatIfPools } from './what-if-pools.ts';
import { whatIfSentence } from './what-if-sentence.ts';

/** Dots, rows and rules that a page shows; the command gives all of them. */
const SHOWN = { institutions: 400, items: 12, rules: 12 };

/** What the page of a what-if is made from. */
export type WhatIfSource = {
  readonly replay: Replay;
  readonly facts: Facts;
  readonly items: ReadonlyMap<string, Item>;
  readonly stacks: { readonly baseline: Stack; readonly reform: Stack };
  readonly groups: ReplayGroups;
  readonly job: Job | null;
};

/** Writes a replay as the page shows it: weighted to the whole city, named, largest first. */
export function whatIfPage(source: WhatIfSource): WhatIf {
  const { replay, facts, stacks, groups } = source;
  const weigh = weigher(replay.weight);
  const all = replay.cells.find((cell) => cell.dimension === 'all');
  assert(all !== undefined, 'a replay has a cell of everything');
  const titles = groupTitle(facts.manifest.districts, groups);
  const amount = (name: keyof Parts): WhatIfAmount => amountOf(source, name, { weigh, all });
  const income = amount('income');
  const amounts = {
    total: amount('total'),
    fund: amount('fund'),
    patients: amount('patient'),
    income,
  };
  const group = (bands: ReplayBands): WhatIfGroup =>
    groupOf(bands, { weigh, titles, weight: replay.weight });
  const people = replay.people.filter((each) => each.count > 0).map(group);
  const named = (stack: Stack) => ({
    text: stack.text,
    title: stackName(stack, replay.period.to, source.items).title,
  });
  const exact = replay.exact;
  const { institutions, count } = institutionsOf(source, weigh);
  const engine = replay.engines.columns;
  return {
    id: replay.id,
    state: exact ? 'exact' : 'estimate',
    baseline: named(stacks.baseline),
    reform: named(stacks.reform),
    period: replay.period,
    sentence: whatIfSentence({ exact, ...amounts, people }),
    changes: whatIfChanges({ ...source, weigh, income }),
    ...amounts,
    neutral: neutralOf(income, groups),
    persons: {
      counted: (exact ? null : replay.estimate?.sampled) ?? replay.persons,
      all: replay.persons,
    },
    claims: replay.claims,
    lines: replay.lines,
    seconds: engine?.seconds ?? null,
    largeChange: decimalText(groups.largeChange, 6),
    people: people.filter(({ dimension }) => dimension !== 'residence'),
    districts: people.filter(({ dimension }) => dimension === 'residence'),
    months: monthsOf(replay, weigh),
    visits: replay.visits.filter((each) => each.count > 0).map(group),
    levels: replay.institutions
      .filter((each) => each.count > 0)
      .map((bands) => ({
        ...group(bands),
        // Institutions are all there; only what they take in is weighted.
        count: bands.count,
        bands: bands.bands,
      })),
    institutions,
    institutionCount: count,
    families: replay.families.map(({ family, ...of }) =>
      itemOf(family, titles('family', family), { of, weigh }),
    ),
    items: itemsOf(source, weigh),
    ...whatIfPools({ replay, facts, weigh }),
    rules: rulesOf(source, weigh),
    rowByRow: replay.rowByRow,
    incremental: engine?.incremental ?? null,
    synthetic: replay.synthetic,
    command: commandOf(replay, facts.folder),
    job: source.job,
  };
}

/** Amounts that a page tells: what hospitals bear and the fixed part are not among them. */
type Parts = Omit<ReplayAmounts, 'hospital' | 'fixedFund'>;

function amountOf(
  { replay }: WhatIfSource,
  name: keyof Parts,
  of: { readonly weigh: Weigh; readonly all: Replay['cells'][number] },
): WhatIfAmount {
  const { weigh, all } = of;
  const [before, after] = [
    replayAmounts(all.baseline, weigh)[name],
    replayAmounts(all.reform, weigh)[name],
  ];
  const sampled = replay.estimate?.groups.find(({ dimension }) => dimension === 'all');
  // Of the total the sample says nothing apart: it is what patients, funds and hospitals say.
  const first = name === 'total' ? undefined : sampled?.[name];
  const said = first && {
    changeFen: String(weigh(BigInt(first.changeFen))),
    errorFen: String(weigh(BigInt(first.errorFen))),
  };
  return {
    baselineFen: String(before),
    reformFen: String(after),
    changeFen: String(after - before),
    errorFen: replay.exact ? null : (said?.errorFen ?? null),
    first: replay.exact ? (said ?? null) : null,
  };
}

/** How groups are named and weighted. */
export type GroupSource = {
  readonly weigh: Weigh;
  readonly titles: GroupTitle;
  readonly weight: number;
};

/** A group in its bands, weighted to the whole city. */
export function groupOf(bands: ReplayBands, { weigh, titles, weight }: GroupSource): WhatIfGroup {
  const change = BigInt(bands.reformFen) - BigInt(bands.baselineFen);
  const count = (of: number): number => Math.round(of * weight);
  return {
    dimension: bands.dimension,
    key: bands.key,
    title: titles(bands.dimension, bands.key),
    count: count(bands.count),
    bands: bands.bands.map(count),
    changeFen: String(weigh(change)),
    eachFen: String(halfUp(change, BigInt(bands.count))),
  };
}

/** Differences of weighted amounts, month by month. */
function monthsOf({ cells }: Replay, weigh: Weigh): WhatIfMonth[] {
  return cells
    .filter(({ dimension }) => dimension === 'month')
    .map(({ key, baseline, reform }) => {
      const [before, after] = [replayAmounts(baseline, weigh), replayAmounts(reform, weigh)];
      return {
        month: key,
        patientFen: String(after.patient - before.patient),
        fundFen: String(after.fund - before.fund),
        incomeFen: String(after.income - before.income),
      };
    });
}

function neutralOf(income: WhatIfAmount, { neutralWithin }: ReplayGroups): WhatIf['neutral'] {
  const before = BigInt(income.baselineFen);
  const change = BigInt(income.changeFen);
  const size = change < 0n ? -change : change;
  return {
    percent: before === 0n ? '0.0' : decimalText(halfUp(change * 10_000n, before), 2),
    limit: decimalText(neutralWithin * 100n, 6).replace(/\.?0+$/, ''),
    isNeutral: size * 1_000_000n <= before * neutralWithin,
  };
}

function institutionsOf(
  { replay, facts }: WhatIfSource,
  weigh: Weigh,
): { readonly institutions: WhatIfInstitution[]; readonly count: number } {
  const known = new Map(
    facts.reference.institutions.map((each) => [String(each.institution), each]),
  );
  const rows = replay.cells
    .filter((cell) => cell.dimension === 'institution')
    .map((cell) => ({
      cell,
      before: replayAmounts(cell.baseline).income,
      after: replayAmounts(cell.reform).income,
    }))
    .filter(({ before }) => before > 0n)
    .sort((a, b) => (a.before < b.before ? 1 : -1));
  const institutions = rows.slice(0, SHOWN.institutions).map(({ cell, before, after }) => {
    const place = known.get(cell.key);
    return {
      id: cell.key,
      title: place?.title ?? { en: cell.key, zh: cell.key },
      level: place?.grassroots ? 'grassroots' : (place?.level ?? LEVELS.codes[0] ?? ''),
      incomeFen: String(weigh(before)),
      changeFen: String(weigh(after - before)),
      percent: decimalText(halfUp((after - before) * 10_000n, before), 2),
    };
  });
  return { institutions, count: rows.length };
}

type Amounts = { readonly baselineFen: string; readonly reformFen: string };

const itemOf = (
  id: string,
  title: WireText,
  { of, weigh }: { readonly of: Amounts; readonly weigh: Weigh },
): WhatIfItem => {
  const before = weigh(BigInt(of.baselineFen));
  return {
    id,
    title,
    baselineFen: String(before),
    changeFen: String(weigh(BigInt(of.reformFen)) - before),
  };
};

const size = (fen: string): number => Math.abs(Number(fen));

const itemsOf = ({ replay, items }: WhatIfSource, weigh: Weigh): WhatIfItem[] =>
  replay.items
    .map(({ item, ...of }) =>
      itemOf(item, items.get(item)?.title ?? { en: item, zh: item }, { of, weigh }),
    )
    .filter(({ changeFen }) => changeFen !== '0')
    .sort((a, b) => size(b.changeFen) - size(a.changeFen))
    .slice(0, SHOWN.items);

/** Rules that only one side cites come first: there the reform speaks. */
function rulesOf({ replay, stacks }: WhatIfSource, weigh: Weigh): WhatIfRule[] {
  const known = new Map(
    [...stacks.baseline.rules, ...stacks.reform.rules].map((each) => [each.cite, each]),
  );
  const alone = (speaks: WhatIfRule['speaks']): number => (speaks === 'both' ? 1 : 0);
  return [...replay.rules]
    .sort((a, b) => alone(a.speaks) - alone(b.speaks) || size(b.patientFen) - size(a.patientFen))
    .slice(0, SHOWN.rules)
    .flatMap(({ cite, speaks, claims, losers, gainers, ...of }) => {
      const rule = known.get(cite);
      if (!rule) return [];
      const count = (number: number): number => Math.round(number * replay.weight);
      return [
        {
          cite,
          package: rule.package,
          decision: rule.decision,
          rule: rule.rule,
          clause: rule.clause,
          provenance: rule.provenance,
          speaks,
          claims: count(claims),
          losers: count(losers),
          gainers: count(gainers),
          patientFen: String(weigh(BigInt(of.patientFen))),
          fundFen: String(weigh(BigInt(of.fundFen))),
        },
      ];
    });
}

function commandOf({ baseline, reform, period, place }: Replay, folder: string): string {
  const from = baseline.text === place ? '' : ` --baseline '${baseline.text}'`;
  const days = `--from ${period.from} --to ${period.to}`;
  return `npx sanyi replay --facts ${factsArgument(folder)}${from} --reform '${reform.text}' ${days} --json`;
}
