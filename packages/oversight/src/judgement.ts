import { scaled, type Text } from '@sanyi/kernel';
import type { AlertLine, HeaderNumber, Indicator } from '@sanyi/policy';
import type { Measured } from './figure.ts';
import { lineText } from './sentence/number-text.ts';

/** How a figure stands against the lines of its indicator. */
export type Judgement = 'met' | 'near' | 'missed' | 'none';

/** A judgement with its words. */
export type Judged = { readonly judgement: Judgement; readonly text: Text };

/** What a judgement reads of an indicator's header. */
export type JudgedHeader = Pick<
  Indicator,
  'id' | 'unit' | 'direction' | 'factor' | 'target' | 'alerts' | 'minDenominator'
>;

const DECIMALS = 12;

/**
 * The gravest alert line of an indicator's header that a measured fraction has crossed, from the
 * exact fraction; null where none is crossed or the denominator is too small.
 *
 * @example
 * ```ts
 * const header = {
 *   id: 'growth', unit: { en: '%', zh: '%' }, direction: 'down', factor: { text: '100', number: 100 },
 *   target: null, alerts: [{ side: 'above', at: { text: '10', number: 10 }, level: 'watch' }],
 *   minDenominator: 1,
 * } as const;
 * const measured = { place: 'a', period: '2019-Q1', numerator: 11n, denominator: 100n };
 * crossedLine(header, measured)?.level; // 'watch'
 * ```
 */
export function crossedLine(header: JudgedHeader, measured: Measured): AlertLine | null {
  if (!isCounted(header, measured)) return null;
  const crossed = header.alerts.filter(({ side, at }) =>
    side === 'above'
      ? compare(header, measured, at.text) > 0
      : compare(header, measured, at.text) < 0,
  );
  return crossed.find(({ level }) => level === 'over') ?? crossed[0] ?? null;
}

/**
 * Judges a measured fraction: missed where the target is missed or an `over` line is crossed, near where
 * a `watch` line is crossed, met otherwise, none where the header draws no line.
 *
 * @example
 * ```ts
 * const header = {
 *   id: 'calls', unit: { en: '%', zh: '%' }, direction: 'up', factor: { text: '100', number: 100 },
 *   target: { text: '95', number: 95 }, alerts: [], minDenominator: 1,
 * } as const;
 * judge(header, { place: 'a', period: '2019-Q1', numerator: 94n, denominator: 100n }).judgement; // 'missed'
 * ```
 */
export function judge(header: JudgedHeader, measured: Measured): Judged {
  const none: Judged = { judgement: 'none', text: { en: '', zh: '' } };
  if (!isCounted(header, measured)) return none;
  if (header.target === null && header.alerts.length === 0) return none;
  const line = crossedLine(header, measured);
  const isMissed = missesTarget(header, measured);
  if (line === null && !isMissed) return { judgement: 'met', text: metText(header) };
  const at = isMissed && header.target ? header.target.text : (line?.at.text ?? '');
  const side = isMissed ? (header.direction === 'up' ? 'below' : 'above') : (line?.side ?? 'above');
  const judgement = isMissed || line?.level === 'over' ? 'missed' : 'near';
  return { judgement, text: sideText(header, side, at) };
}

/**
 * The line drawn through a chart of an indicator: its target, else its first alert; null without one.
 *
 * @example
 * ```ts
 * lineOf({ target: { text: '95', number: 95 }, alerts: [] })?.text; // '95'
 * ```
 */
export const lineOf = (header: Pick<Indicator, 'target' | 'alerts'>): HeaderNumber | null =>
  header.target ?? header.alerts[0]?.at ?? null;

function missesTarget(header: JudgedHeader, measured: Measured): boolean {
  if (header.target === null || header.direction === 'none') return false;
  const side = compare(header, measured, header.target.text);
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

function metText(header: JudgedHeader): Text {
  const line = lineOf(header);
  if (!line) return { en: '', zh: '' };
  const isUp = header.direction === 'up' || header.alerts[0]?.side === 'below';
  return sideText(header, isUp ? 'above' : 'below', line.text);
}

function sideText(header: JudgedHeader, side: 'above' | 'below', at: string): Text {
  const line = lineText(header, at);
  return side === 'above'
    ? { en: `Over the ${line.en} line`, zh: `高于${line.zh}线` }
    : { en: `Under the ${line.en} line`, zh: `低于${line.zh}线` };
}
