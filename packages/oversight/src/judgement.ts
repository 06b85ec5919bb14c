import { addDays, parseDay, parsePeriod, scaled, type Text } from '@sanyi/kernel';
import { type AlertLine, type Indicator, type LinesInForce, linesOn } from '@sanyi/policy';
import type { Measured } from './figure.ts';
import { lineText } from './sentence/number-text.ts';

/** How a figure stands against the lines of its indicator. */
export type Judgement = 'met' | 'near' | 'missed' | 'none';

/** A judgement with its words. */
export type Judged = { readonly judgement: Judgement; readonly text: Text };

/** What a judgement reads of an indicator's header. */
export type JudgedHeader = Pick<
  Indicator,
  'id' | 'unit' | 'direction' | 'factor' | 'targets' | 'alerts' | 'minDenominator'
>;

type Lines = Pick<Indicator, 'targets' | 'alerts'>;

const DECIMALS = 12;

/**
 * The lines a figure of a period is held against: those in force on its last day, because a target
 * is to be reached by a day.
 *
 * @param period - a month, quarter or year, or one day
 * @example
 * ```ts
 * linesIn({ targets: [], alerts: [] }, '2019-Q1').target; // null
 * ```
 */
export function linesIn(header: Lines, period: string): LinesInForce {
  const whole = parsePeriod(period);
  const day = whole.ok ? null : parseDay(period);
  if (whole.ok) return linesOn(header, addDays(whole.value.to, -1));
  return day?.ok ? linesOn(header, day.value) : { target: null, alerts: [] };
}

/**
 * Whether an indicator knows lines and none of them is in force in a period: its figures are shown
 * and ranked, and not judged.
 *
 * @example
 * ```ts
 * isWithoutLine({ targets: [], alerts: [] }, '2019-Q1'); // false: it is never judged
 * ```
 */
export const isWithoutLine = (header: Lines, period: string): boolean =>
  header.targets.length + header.alerts.length > 0 && lineOf(header, period) === null;

/**
 * The gravest alert line of an indicator's header that a measured fraction has crossed, from the
 * exact fraction; null where none in force is crossed or the denominator is too small.
 *
 * @example
 * ```ts
 * const from = 17532 as Day; // 2018-01-01
 * const founded = { provenance: 'sourced', source: 'S1', note: null } as const;
 * const header = {
 *   id: 'growth', unit: { en: '%', zh: '%' }, direction: 'down', factor: { text: '100', number: 100 },
 *   targets: [], minDenominator: 1,
 *   alerts: [{ from, to: null, side: 'above', at: { text: '10', number: 10 }, level: 'watch', ...founded }],
 * } as const;
 * const measured = { place: 'a', period: '2019-Q1', numerator: 11n, denominator: 100n };
 * crossedLine(header, measured)?.level; // 'watch'
 * ```
 */
export function crossedLine(header: JudgedHeader, measured: Measured): AlertLine | null {
  if (!isCounted(header, measured)) return null;
  const crossed = linesIn(header, measured.period).alerts.filter(({ side, at }) =>
    side === 'above'
      ? compare(header, measured, at.text) > 0
      : compare(header, measured, at.text) < 0,
  );
  return crossed.find(({ level }) => level === 'over') ?? crossed[0] ?? null;
}

/**
 * Judges a measured fraction by the lines in force in its period: missed where the target is missed or
 * an `over` line is crossed, near where a `watch` line is crossed, met otherwise, none where no line
 * is in force.
 *
 * @example
 * ```ts
 * const from = 17897 as Day; // 2019-01-01
 * const target = { from, value: { text: '95', number: 95 }, provenance: 'sourced', source: 'S1', note: null } as const;
 * const header = {
 *   id: 'calls', unit: { en: '%', zh: '%' }, direction: 'up', factor: { text: '100', number: 100 },
 *   targets: [target], alerts: [], minDenominator: 1,
 * } as const;
 * judge(header, { place: 'a', period: '2019-Q1', numerator: 94n, denominator: 100n }).judgement; // 'missed'
 * judge(header, { place: 'a', period: '2018-Q1', numerator: 94n, denominator: 100n }).judgement; // 'none'
 * ```
 */
export function judge(header: JudgedHeader, measured: Measured): Judged {
  if (!isCounted(header, measured)) return UNJUDGED;
  const { target } = linesIn(header, measured.period);
  const drawn = lineOf(header, measured.period);
  if (drawn === null) return UNJUDGED;
  const line = crossedLine(header, measured);
  const isMissed = target !== null && misses(header, measured, target.value.text);
  if (line === null && !isMissed) return { judgement: 'met', text: metText(header, drawn) };
  const at = isMissed ? target.value.text : (line?.at.text ?? '');
  const side = isMissed ? (header.direction === 'up' ? 'below' : 'above') : (line?.side ?? 'above');
  const judgement = isMissed || line?.level === 'over' ? 'missed' : 'near';
  return { judgement, text: sideText(header, side, at) };
}

const UNJUDGED: Judged = { judgement: 'none', text: { en: '', zh: '' } };

/**
 * The line drawn through a chart of an indicator in a period: its target, else its first alert; null
 * where none is in force.
 *
 * @returns the decimal of the line
 * @example
 * ```ts
 * lineOf({ targets: [], alerts: [] }, '2019-Q1'); // null
 * ```
 */
export function lineOf(header: Lines, period: string): string | null {
  const { target, alerts } = linesIn(header, period);
  return target?.value.text ?? alerts[0]?.at.text ?? null;
}

function misses(header: JudgedHeader, measured: Measured, target: string): boolean {
  if (header.direction === 'none') return false;
  const side = compare(header, measured, target);
  return header.direction === 'up' ? side < 0 : side > 0;
}

const isCounted = (header: JudgedHeader, { denominator }: Measured): boolean =>
  denominator > 0n && denominator >= BigInt(header.minDenominator);

/** Sign of `numerator / denominator x factor - line`, exactly. */
function compare(header: JudgedHeader, measured: Measured, line: string): number {
  const factor = scaled(header.factor.text, DECIMALS) ?? 0n;
  const at = scaled(line, DECIMALS) ?? 0n;
  const difference = measured.numerator * factor - at * measured.denominator;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function metText(header: JudgedHeader, line: string): Text {
  const isUp = header.direction === 'up' || header.alerts[0]?.side === 'below';
  return sideText(header, isUp ? 'above' : 'below', line);
}

function sideText(header: JudgedHeader, side: 'above' | 'below', at: string): Text {
  const line = lineText(header, at);
  return side === 'above'
    ? { en: `Over the ${line.en} line`, zh: `高于${line.zh}线` }
    : { en: `Under the ${line.en} line`, zh: `低于${line.zh}线` };
}
