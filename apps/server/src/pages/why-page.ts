import type { FigureWhy, WireText } from '@sanyi/api';
import { isoDate, type Period } from '@sanyi/kernel';
import {
  isTotal,
  judge,
  lineOf,
  lineText,
  type Measured,
  readable,
  valueText,
} from '@sanyi/oversight';
import type { Indicator } from '@sanyi/policy';
import type { City } from '../city/city.ts';
import { factsArgument } from '../city/facts-argument.ts';
import { weightText } from './figure-book.ts';
import type { PageSource } from './page-source.ts';

/** How many claims of the facts stand behind a figure. */
export type ClaimCounts = FigureWhy['rows'];

/** Counts the claims of a place in a period; an indicator that reads no expense counts none. */
export async function claimCounts(
  city: City,
  indicator: Indicator,
  at: { readonly place: string; readonly period: Period },
): Promise<ClaimCounts> {
  if (!/\bexpense\b/.test(indicator.sql)) return { claims: null, yearBefore: null };
  const isDistrict = city.facts.manifest.districts.some((each) => each.id === at.place);
  const rows = await city.measures.expense({
    by: [],
    sums: ['claims', 'year_before_claims'],
    from: isoDate(at.period.from),
    to: isoDate(at.period.to),
    ...(isDistrict ? { district: at.place } : {}),
  });
  const sums = rows[0]?.sums;
  const compares = /year_before/.test(indicator.sql);
  return {
    claims: Number(sums?.claims ?? 0n),
    yearBefore: compares ? Number(sums?.year_before_claims ?? 0n) : null,
  };
}

/** Where a number comes from; null where it was not measured. */
export function whyPage(
  { book, titleOf }: PageSource,
  city: City,
  at: {
    readonly indicator: string;
    readonly place: string;
    readonly period: Period;
    readonly rows: ClaimCounts;
  },
): FigureWhy | null {
  const indicator = book.indicators.get(at.indicator);
  const figure = book.figure(at.indicator, at.place, at.period.id);
  const measured = book.measured(at.indicator, at.place, at.period.id);
  if (!indicator || !figure || !measured) return null;
  const { manifest } = city.facts;
  const { settled } = city;
  const grain = at.place === book.place ? 'city' : 'district';
  return {
    figure,
    title: indicator.title,
    placeTitle: titleOf(at.place),
    meaning: meaningOf(indicator, at.period.id),
    judgement: judge(indicator, measured).judgement,
    line: lineOf(indicator, at.period.id),
    formula: {
      text: indicator.formula ?? indicator.title,
      numbers: numbersOf(indicator, measured, { weight: manifest.weight, figure }),
    },
    rows: at.rows,
    rule: {
      indicator: indicator.id,
      package: indicator.package,
      version: settled.stack.packages.find((each) => each.id === indicator.package)?.version ?? '',
      source: indicator.source,
      sql: indicator.sql,
    },
    stack: settled.stack.text,
    stackHash: settled.stack.hash,
    factsChecksum: manifest.logicalChecksum,
    cutOff: manifest.to,
    weight: weightText(manifest.weight),
    synthetic: manifest.synthetic,
    command: `npx sanyi measure --facts ${factsArgument(city.facts.folder)} --indicator ${indicator.id} --grain ${grain},${at.period.kind}`,
  };
}

const DIRECTIONS: Readonly<Record<Indicator['direction'], WireText>> = {
  up: { en: 'more is better', zh: '越高越好' },
  down: { en: 'less is better', zh: '越低越好' },
  none: { en: 'neither more nor less is better', zh: '无优劣方向' },
};

/** What the figure means in one line: name, direction, line, and where the line comes from. */
function meaningOf(indicator: Indicator, period: string): WireText {
  const line = lineOf(indicator, period);
  const at = line === null ? null : lineText(indicator, line);
  const direction = DIRECTIONS[indicator.direction];
  return {
    en: `${indicator.title.en}; ${direction.en}${at ? `; line ${at.en}` : ''}.`,
    zh: `${indicator.title.zh}；${direction.zh}${at ? `；控制线 ${at.zh}` : ''}。`,
  };
}

/** The fraction with its numbers put in. Money stands in fen of the facts, so it can be checked. */
function numbersOf(
  indicator: Indicator,
  { numerator, denominator }: Measured,
  { weight, figure }: { readonly weight: number; readonly figure: FigureWhy['figure'] },
): string {
  const value = valueText(figure).en;
  const factor = indicator.factor.text === '1' ? '' : ` × ${indicator.factor.text}`;
  if (isTotal(indicator, denominator)) {
    return `${readable(String(numerator))}${factor} × ${weightText(weight)} = ${value}`;
  }
  return `${readable(String(numerator))} ÷ ${readable(String(denominator))}${factor} = ${value}`;
}
