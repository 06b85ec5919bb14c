import { ok, type Period, type Result, type Text } from '@sanyi/kernel';
import {
  type Difference,
  explainDifference,
  type FollowUp,
  type FormLine,
  followUps,
  type Measured,
  type ReportCell,
  type ReportTerms,
  reportMatrix,
} from '@sanyi/oversight';
import { knownFigures, type ReportDesk } from './desk.ts';
import { officeDay } from './office-day.ts';
import { inForce, readReported } from './reported.ts';
import type { ReportedRow } from './reported-folder.ts';

/** A reported and a computed figure side by side; one of them may be absent, not both. */
export type ComparedFigure = {
  readonly form: string;
  readonly line: FormLine;
  readonly place: string;
  readonly period: string;
  readonly computed: Measured | null;
  readonly reported: ReportedRow | null;
  /** Null unless both are there. */
  readonly difference: Difference | null;
};

/** How the reporting of a period stands. */
export type ReportStatus = {
  readonly period: string;
  readonly cells: readonly ReportCell[];
  readonly followUps: readonly FollowUp[];
  readonly compared: readonly ComparedFigure[];
  /** Over all reported figures; empty where there are none. */
  readonly checksum: string;
};

/**
 * Completeness and timeliness, follow-ups, and reported beside computed figures of a period.
 *
 * @param now - ISO 8601, UTC
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const desk = { facts, terms: [], computed: [], closed: [], today: '2019-04-02' as IsoDate, timeZone: 'UTC' };
 * const period = unwrap(parsePeriod('2019-Q1'));
 * unwrap(await reportStatus(desk, { period, now: '2019-04-20T00:00:00Z' })).cells; // []
 * ```
 */
export async function reportStatus(
  desk: ReportDesk,
  of: { readonly period: Period; readonly now: string },
): Promise<Result<ReportStatus>> {
  const history = await readReported(desk.facts, { history: true });
  if (!history.ok) return history;
  const { rows: sent, checksum } = history.value;
  const rows = inForce(sent);
  const terms = desk.terms.filter(({ form }) => form.period === of.period.kind);
  const period = of.period.id;
  return ok({
    period,
    cells: reportMatrix(terms, {
      period: of.period,
      arrivals: sent.filter((row) => row.period === period),
      today: officeDay(of.now, desk.timeZone),
      dayOf: (instant) => officeDay(instant, desk.timeZone),
    }),
    followUps: followUps(terms, { period, reported: rows, known: knownFigures(desk, rows) }),
    compared: terms.flatMap(({ form, lines, districts }) =>
      lines.flatMap((line) =>
        districts.flatMap(({ id }) =>
          comparedOf(desk, { form: form.id, line, place: id, period, rows, districts }),
        ),
      ),
    ),
    checksum,
  });
}

function comparedOf(
  desk: ReportDesk,
  of: {
    readonly form: string;
    readonly line: FormLine;
    readonly place: string;
    readonly period: string;
    readonly rows: readonly ReportedRow[];
    readonly districts: ReportTerms['districts'];
  },
): ComparedFigure[] {
  const { line, place, period, form, districts } = of;
  const isIts = (each: Measured & { readonly indicator: string }): boolean =>
    each.indicator === line.indicator.id;
  const isHere = (each: Measured): boolean => each.place === place && each.period === period;
  const own = desk.computed.filter(isIts);
  const computed = own.find(isHere) ?? null;
  const reported = of.rows.find((each) => isIts(each) && isHere(each)) ?? null;
  if (!computed && !reported) return [];
  const { weight } = desk.facts.manifest;
  const others = own.filter((each) => !isHere(each));
  const titleOf = (id: string): Text =>
    districts.find((each) => each.id === id)?.title ?? { en: id, zh: id };
  const difference =
    computed && reported
      ? explainDifference(line, { computed, reported, weight, others, titleOf })
      : null;
  return [{ form, line, place, period, computed, reported, difference }];
}
