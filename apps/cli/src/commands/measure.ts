import { decimalText, fail, halfUp, type Lang, ok, problem, type Result } from '@sanyi/kernel';
import {
  buildStack,
  type Indicator,
  type PeriodGrain,
  type PlaceGrain,
  type Stack,
} from '@sanyi/policy';
import { type FigureRow, libraryOf, measure, type SettledFacts, settleFacts } from '@sanyi/store';
import type { Call, Command, Outcome } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import { FACTS_OPTION, STACK_OPTION, settlementOf } from '../inputs/settled-facts.ts';
import { textTable } from '../texts/text-table.ts';

/** Decimals of a printed value; numerator and denominator stand beside it, exact. */
const DECIMALS = 4;

/** `sanyi measure`: the figures of one indicator. */
export const MEASURE: Command = {
  name: 'measure',
  summary: { en: 'compute an indicator', zh: '计算指标' },
  arguments: [],
  options: [
    FACTS_OPTION,
    { name: 'indicator', value: 'ID', text: { en: 'which indicator', zh: '指标编号' } },
    {
      name: 'grain',
      value: 'PLACE,PERIOD',
      text: { en: 'by what kind of place and period', zh: '统计粒度：地点与期间' },
      otherwise: 'district,quarter',
    },
    STACK_OPTION,
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi measure --facts .sanyi/beijing --indicator expense-growth --grain district,quarter --json',
      text: { en: 'growth of each district by quarter', zh: '各区各季度费用增长' },
    },
  ],
  run: async (call) => {
    const id = neededOption(call, 'indicator', '--indicator expense-growth');
    if (!id.ok) return id;
    const asked = await settlementOf(call, { oldRules: true });
    if (!asked.ok) return asked;
    const { facts, options } = asked.value;
    const library = libraryOf(options.packages);
    if (!library.ok) return library;
    const stack = buildStack(library.value, options.stack);
    if (!stack.ok) return stack;
    // A wrong name is told before claims are settled for it.
    const chosen = chooseIndicator(call, stack.value, id.value);
    if (!chosen.ok) return chosen;
    const settled = await settleFacts(facts, options);
    if (!settled.ok) return settled;
    return figuresOf(call, settled.value, chosen.value);
  },
};

type Chosen = {
  readonly indicator: Indicator;
  readonly placeGrain: PlaceGrain;
  readonly periodGrain: PeriodGrain;
};

function chooseIndicator(call: Call, { indicators }: Stack, id: string): Result<Chosen> {
  const indicator = indicators.find((each) => each.id === id);
  if (!indicator) {
    const known = indicators.map((each) => each.id).join(', ');
    return fail(problem('CLI_INDICATOR_UNKNOWN', 'command line', { indicator: id, known }));
  }
  const grain = call.options.get('grain') ?? 'district,quarter';
  const [place, period] = grain.split(',');
  const placeGrain = indicator.places.find((each) => each === place);
  const periodGrain = indicator.periods.find((each) => each === period);
  if (placeGrain && periodGrain) return ok({ indicator, placeGrain, periodGrain });
  const known = `${indicator.places.join('|')},${indicator.periods.join('|')}`;
  return fail(problem('CLI_GRAIN_UNKNOWN', 'command line', { indicator: id, grain, known }));
}

async function figuresOf(
  call: Call,
  settled: SettledFacts,
  { indicator, placeGrain, periodGrain }: Chosen,
): Promise<Result<Outcome>> {
  // Days are thousands of figures, so they are measured for this indicator only.
  const days = { indicators: [indicator], places: [placeGrain], periods: [periodGrain] };
  const measures = await measure(settled, periodGrain === 'day' ? days : {});
  if (!measures.ok) return measures;
  const asked = { indicator: indicator.id, placeGrain, periodGrain };
  const rows = await measures.value.figures(asked);
  measures.value.close();
  const figures = rows.map((row) => ({
    place: row.place,
    period: row.period,
    numerator: String(row.numerator),
    denominator: String(row.denominator),
    value: valueText(row, indicator),
  }));
  const { manifest } = settled.facts;
  const document = {
    indicator: indicator.id,
    title: indicator.title,
    unit: indicator.unit,
    grain: [placeGrain, periodGrain],
    stack: settled.stack.text,
    stackHash: settled.stack.hash,
    factsChecksum: manifest.logicalChecksum,
    cutOff: manifest.to,
    weight: manifest.weight,
    synthetic: manifest.synthetic,
    figures,
  };
  const table = figures.map((each) => [each.place, each.period, each.value ?? '—']);
  const head = `${indicator.title[call.lang]}, ${indicator.unit[call.lang]}`;
  const text = [head, ...notesOf(manifest, call.lang), textTable(table, ['left', 'left', 'right'])];
  return ok(outcome(document, text.join('\n')));
}

/** What a reader must know before quoting: that the facts are a sample, and that they are made up. */
function notesOf(
  { weight, synthetic }: { readonly weight: number; readonly synthetic: boolean },
  lang: Lang,
): string[] {
  const times = weight.toLocaleString('en-US', { maximumFractionDigits: 1 });
  const sample = {
    en: `as counted in a sample: each person stands for ${times}, so counts and amounts are to be multiplied`,
    zh: `样本计数：每人代表 ${times} 人，人次与金额须相应放大`,
  };
  const madeUp = { en: 'synthetic data', zh: '合成数据' };
  return [...(weight === 1 ? [] : [sample]), ...(synthetic ? [madeUp] : [])].map(
    (note) => note[lang],
  );
}

/** The value to four decimals, half up; null below the indicator's least denominator. */
function valueText(row: FigureRow, { factor, minDenominator }: Indicator): string | null {
  const { numerator, denominator } = row;
  if (denominator === 0n || denominator < BigInt(Math.ceil(minDenominator))) return null;
  const [whole = '0', fraction = ''] = factor.text.split('.');
  const scaled = BigInt(`${whole}${fraction}`) * 10n ** BigInt(DECIMALS) * numerator;
  return decimalText(halfUp(scaled, denominator * 10n ** BigInt(fraction.length)), DECIMALS);
}
