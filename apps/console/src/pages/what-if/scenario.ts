import type { WhatIfValue } from '@sanyi/api';
import { addDays, dayOf, type IsoDate, isoDate } from '@sanyi/kernel';
import { scaledTo } from '../../format/decimal.ts';

/** A value that is tried, as it stands in the text of a reform. */
export type Tried = { readonly path: string; readonly value: string };

/** A reform as its text says it: the rules it stands on, and the values tried on top. */
export type Scenario = { readonly base: string; readonly tried: readonly Tried[] };

const PATH = /^((?:parameters|lists)\/[^=]+)=(.+)$/;

/** Reads the text of a reform. */
export function readScenario(text: string): Scenario {
  const [head = '', ...more] = text.split('+');
  const tried: Tried[] = [];
  const base = [head];
  for (const part of more) {
    const [, path, value] = PATH.exec(part) ?? [];
    if (path !== undefined && value !== undefined) tried.push({ path, value });
    else base.push(part);
  }
  return { base: base.join('+'), tried };
}

/** Writes the text of a reform. */
export const writeScenario = ({ base, tried }: Scenario): string =>
  [base, ...tried.map(({ path, value }) => `${path}=${value}`)].join('+');

/** The reform with a value tried, in the place where its path stood before. */
export function withTried(scenario: Scenario, next: Tried): Scenario {
  const known = scenario.tried.some(({ path }) => path === next.path);
  const tried = known
    ? scenario.tried.map((each) => (each.path === next.path ? next : each))
    : [...scenario.tried, next];
  return { ...scenario, tried };
}

/** The reform without a path. */
export const withoutTried = (scenario: Scenario, path: string): Scenario => ({
  ...scenario,
  tried: scenario.tried.filter((each) => each.path !== path),
});

/** Decimals of a kind as people write it: a rate in percent has four. */
const PLACES = { money: 2, rate: 4, quantity: 3, count: 0 } as const;

/** A value as people write it: a rate in percent, without zeros at its end. */
export function shownValue(value: string, kind: WhatIfValue['kind']): string {
  const places = kind === 'rate' ? 6 : PLACES[kind];
  const scaled = scaledTo(value, places);
  const shift = kind === 'rate' ? 4 : PLACES[kind];
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(shift + 1, '0');
  const [whole, part] = [digits.slice(0, digits.length - shift), shift ? digits.slice(-shift) : ''];
  const trimmed = kind === 'money' && /[1-9]/.test(part) ? part : part.replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${whole}${trimmed ? `.${trimmed}` : ''}`;
}

/** What was typed as a value of its kind; null while it is none. */
export function typedValue(text: string, kind: WhatIfValue['kind']): string | null {
  const plain = text.trim().replace('，', ',').replaceAll(',', '');
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const places = PLACES[kind];
  if ((plain.split('.')[1]?.length ?? 0) > places) return null;
  if (kind !== 'rate') return plain;
  const millionths = scaledTo(plain, 4);
  const digits = String(millionths).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
}

/** What may be tried of a value. */
type Bounded = Pick<WhatIfValue, 'min' | 'max'>;

/** Whether a value stands within the bounds of its parameter. */
export function isWithinBounds(value: string, { min, max }: Bounded): boolean {
  const at = scaledTo(value, 6);
  return (min === null || at >= scaledTo(min, 6)) && (max === null || at <= scaledTo(max, 6));
}

/** A slider about a value: from nothing to twice as much within its bounds, in steps that a hand can set. */
export function sliderOf(of: Pick<WhatIfValue, 'kind' | 'now'> & Bounded): {
  readonly min: number;
  readonly max: number;
  readonly step: number;
} {
  const shown = (value: string): number => Number(shownValue(value, of.kind));
  const now = shown(of.now);
  const { max, step } = reachOf(now, of.kind);
  return {
    min: of.min === null ? 0 : Math.max(0, shown(of.min)),
    max: of.max === null ? max : Math.min(max, shown(of.max)),
    step,
  };
}

function reachOf(
  now: number,
  kind: WhatIfValue['kind'],
): { readonly max: number; readonly step: number } {
  if (kind === 'rate') return { max: now === 0 ? 20 : now * 2, step: 0.5 };
  if (now === 0) return { max: 10, step: 1 };
  const max = now * 2;
  const step = 10 ** Math.max(kind === 'money' ? -1 : 0, Math.floor(Math.log10(max)) - 2);
  return { max: Math.ceil(max / step) * step, step };
}

/** The day after a day of the wire; empty while none is known. */
export const dayAfter = (day: string | undefined): string =>
  // Days of the wire were written by isoDate.
  day === undefined ? '' : isoDate(addDays(dayOf(day as IsoDate), 1));
