import type { Alert } from '@sanyi/api';
import type { Period } from '@sanyi/kernel';
import { alertText, crossedLine } from '@sanyi/oversight';
import type { Indicator } from '@sanyi/policy';
import { INDICATOR } from './figure-book.ts';
import type { PageSource } from './page-source.ts';
import { placeSplit } from './place-split.ts';

type Found = { readonly alert: Alert; readonly over: number };

/** Every district figure that crossed a line of its indicator's header; gravest first. */
export function alertsOf(source: PageSource, period: Period): Alert[] {
  const { book } = source;
  const found = [...book.indicators.values()].flatMap((indicator) =>
    book.districts.flatMap((place) => raised(source, { indicator, place, period }) ?? []),
  );
  return found.sort(graver).map(({ alert }) => alert);
}

/** The alert of one figure, or null where it crossed no line. */
function raised(
  { book, titleOf }: PageSource,
  at: { readonly indicator: Indicator; readonly place: string; readonly period: Period },
): Found | null {
  const { indicator, place, period } = at;
  const measured = book.measured(indicator.id, place, period.id);
  const figure = book.figure(indicator.id, place, period.id);
  const line = measured ? crossedLine(indicator, measured) : null;
  if (!figure || !line || figure.value === null) return null;
  const isGrowth = indicator.id === INDICATOR.growth;
  const points = isGrowth ? (placeSplit(book, place, period.id)?.points ?? null) : null;
  const alert: Alert = {
    id: `${indicator.id}/${place}/${period.id}`,
    level: line.level,
    indicator: indicator.id,
    place,
    period: period.id,
    ...alertText({ place: titleOf(place), indicator, figure, line, points }),
    figure,
    line: line.at.text,
    why: isGrowth ? 'growth' : 'figure',
  };
  const size = Math.abs(line.at.number) || 1;
  return { alert, over: Math.abs(Number(figure.value) - line.at.number) / size };
}

/** Over before watch, growth before the rest, then by how far the line was crossed. */
function graver(a: Found, b: Found): number {
  const level = Number(b.alert.level === 'over') - Number(a.alert.level === 'over');
  const growth = Number(b.alert.why === 'growth') - Number(a.alert.why === 'growth');
  return level || growth || b.over - a.over;
}
