import { type District, type IndicatorSeries, type InstitutionRow, LIMITS } from '@sanyi/api';
import { INSTITUTION_KINDS, type Institution, LEVELS } from '@sanyi/facts';
import { assert, isoDate, type Period } from '@sanyi/kernel';
import { districtSentence, judge, lineOf, roundedText, unitOf } from '@sanyi/oversight';
import type { ExpenseRow, ExpenseSum } from '@sanyi/store';
import type { City } from '../city/city.ts';
import { INDICATOR, quarterBefore } from './figure-book.ts';
import { keyFigure } from './key-figure.ts';
import type { PageSource } from './page-source.ts';
import { type Weigh, weighAll } from './weighted.ts';

/** Parts of the growth are told on the growth page. */
const PARTS: readonly string[] = [INDICATOR.price, INDICATOR.volume, INDICATOR.mix];

/** The sums of one institution in a quarter, visits and stays apart. */
export type InstitutionSums = {
  readonly institution: Institution | null;
  readonly claims: bigint;
  readonly visits: bigint;
  readonly stays: bigint;
  readonly total: bigint;
  readonly visitTotal: bigint;
  readonly yearBefore: bigint;
  readonly drugs: bigint;
};

const SUMS = [
  'claims',
  'visits',
  'stays',
  'total_fen',
  'year_before_total_fen',
  'drug_fen',
] as const satisfies readonly ExpenseSum[];

/** Reads the institutions of a district in a quarter, the largest first. */
export async function institutionSums(
  city: City,
  place: string,
  period: Period,
): Promise<InstitutionSums[]> {
  const rows = await city.measures.expense({
    by: ['institution', 'visit_kind'],
    sums: SUMS,
    from: isoDate(period.from),
    to: isoDate(period.to),
    district: place,
  });
  const institutions = new Map(
    city.facts.reference.institutions.map((each) => [String(each.institution), each]),
  );
  const found = new Map<string, InstitutionSums>();
  for (const row of rows) {
    const id = row.key.institution ?? '';
    const known = found.get(id) ?? noSums(institutions.get(id) ?? null);
    found.set(id, addRow(known, row));
  }
  return [...found.values()].sort((a, b) => (b.total > a.total ? 1 : b.total < a.total ? -1 : 0));
}

const noSums = (institution: Institution | null): InstitutionSums => ({
  institution,
  claims: 0n,
  visits: 0n,
  stays: 0n,
  total: 0n,
  visitTotal: 0n,
  yearBefore: 0n,
  drugs: 0n,
});

const addRow = (
  to: InstitutionSums,
  { key, sums }: ExpenseRow<(typeof SUMS)[number]>,
): InstitutionSums => ({
  institution: to.institution,
  claims: to.claims + sums.claims,
  visits: to.visits + sums.visits,
  stays: to.stays + sums.stays,
  total: to.total + sums.total_fen,
  visitTotal: to.visitTotal + (key.visit_kind === 'inpatientDay' ? 0n : sums.total_fen),
  yearBefore: to.yearBefore + sums.year_before_total_fen,
  drugs: to.drugs + sums.drug_fen,
});

const addAll = (rows: readonly InstitutionSums[]): InstitutionSums =>
  rows.reduce(
    (to, of) => ({
      institution: null,
      claims: to.claims + of.claims,
      visits: to.visits + of.visits,
      stays: to.stays + of.stays,
      total: to.total + of.total,
      visitTotal: to.visitTotal + of.visitTotal,
      yearBefore: to.yearBefore + of.yearBefore,
      drugs: to.drugs + of.drugs,
    }),
    noSums(null),
  );

/** The same rows weighed up to the whole city, so that every column adds up. */
function weighRows(rows: readonly InstitutionSums[], weigh: Weigh): InstitutionSums[] {
  const column = (name: Exclude<keyof InstitutionSums, 'institution'>): bigint[] =>
    weighAll(
      rows.map((row) => row[name]),
      weigh,
    );
  const [claims, visits, stays] = [column('claims'), column('visits'), column('stays')];
  const [total, visitTotal] = [column('total'), column('visitTotal')];
  const [yearBefore, drugs] = [column('yearBefore'), column('drugs')];
  return rows.map((row, at) => ({
    institution: row.institution,
    claims: claims[at] ?? 0n,
    visits: visits[at] ?? 0n,
    stays: stays[at] ?? 0n,
    total: total[at] ?? 0n,
    visitTotal: visitTotal[at] ?? 0n,
    yearBefore: yearBefore[at] ?? 0n,
    drugs: drugs[at] ?? 0n,
  }));
}

/** The page of a district in a quarter. */
export function districtPage(
  source: PageSource,
  at: {
    readonly place: string;
    readonly period: Period;
    readonly population: number;
    readonly institutions: readonly InstitutionSums[];
  },
): District {
  const { book, weigh, titleOf } = source;
  const { place, period } = at;
  const institutions = weighRows(at.institutions, weigh);
  const total = book.figure(INDICATOR.total, place, period.id);
  assert(total !== null, `there is no total of ${place} in ${period.id}`);
  const growth = book.figure(INDICATOR.growth, place, period.id);
  const shown = [...book.indicators.keys()].filter(
    (id) => !PARTS.includes(id) && id !== INDICATOR.growth,
  );
  const rest = institutions.slice(LIMITS.institutions);
  const restTitle = {
    en: `Other institutions, ${rest.length}`,
    zh: `其他机构 ${rest.length} 家`,
  };
  return {
    place,
    title: titleOf(place),
    period: period.id,
    against: quarterBefore(period).id,
    cutOff: book.origin.cutOff,
    population: at.population,
    sentence: sentenceOf(source, place, period),
    growth: growth ?? { ...total, indicator: INDICATOR.growth, value: null },
    figures: shown.flatMap((id) => keyFigure(book, id, { place, period }) ?? []),
    series: [INDICATOR.growth, ...shown].flatMap((id) => seriesOf(source, id, at) ?? []),
    institutions: [
      ...institutions.slice(0, LIMITS.institutions).map((of) => institutionRow(of, null)),
      ...(rest.length > 0 ? [institutionRow(addAll(rest), restTitle)] : []),
    ],
    total: institutionRow(addAll(institutions), { en: 'Total', zh: '合计' }),
  };
}

function sentenceOf({ book }: PageSource, place: string, period: Period): District['sentence'] {
  const total = book.figure(INDICATOR.total, place, period.id);
  assert(total !== null, `there is no total of ${place} in ${period.id}`);
  const growth = book.figure(INDICATOR.growth, place, period.id);
  const header = book.indicators.get(INDICATOR.growth);
  const measured = book.measured(INDICATOR.growth, place, period.id);
  const ranked = book.ranking(period.id).districts.get(place)?.rank ?? null;
  return districtSentence({
    growth: growth ?? { ...total, indicator: INDICATOR.growth, value: null },
    total,
    judgement: header && measured ? judge(header, measured).text : { en: '', zh: '' },
    ranked,
    places: book.districts.length,
  });
}

function seriesOf(
  { book }: PageSource,
  id: string,
  { place, period }: { readonly place: string; readonly period: Period },
): IndicatorSeries | null {
  const indicator = book.indicators.get(id);
  if (!indicator || !book.figure(id, place, period.id)) return null;
  return {
    indicator: id,
    title: indicator.title,
    unit: unitOf(indicator),
    unitText: indicator.unit,
    line: lineOf(indicator, period.id),
    points: book.trend(id, place, period),
    city: book.trend(id, book.place, period),
  };
}

function institutionRow(
  of: InstitutionSums,
  title: InstitutionRow['title'] | null,
): InstitutionRow {
  const { institution, total, yearBefore } = of;
  const none = { en: '', zh: '' };
  const stayTotal = total - of.visitTotal;
  return {
    institution: institution?.institution ?? 0,
    title: title ?? institution?.title ?? none,
    level: institution ? LEVELS.titles[institution.level] : none,
    kind: institution ? INSTITUTION_KINDS.titles[institution.kind] : none,
    claims: Number(of.claims),
    visits: Number(of.visits),
    stays: Number(of.stays),
    total: String(total),
    yearBefore: String(yearBefore),
    growth: yearBefore > 0n ? roundedText((total - yearBefore) * 100n, yearBefore, 1) : null,
    perVisit: of.visits > 0n ? roundedText(of.visitTotal, of.visits, 0) : null,
    perStay: of.stays > 0n ? roundedText(stayTotal, of.stays, 0) : null,
    drugShare: total > 0n ? roundedText(of.drugs * 100n, total, 1) : null,
  };
}
