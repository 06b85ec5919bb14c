import {
  addDays,
  fail,
  type IsoDate,
  isoDate,
  nearest,
  ok,
  type Period,
  type Problem,
  problem,
  type Result,
} from '@sanyi/kernel';
import {
  type CheckedSheet,
  checkSheet,
  type Measured,
  type ReportTerms,
  type Sheet,
} from '@sanyi/oversight';
import type { Facts } from '../facts/open-facts.ts';
import { fileHashOf, readSheet, type SentFile } from '../sheet/read-sheet.ts';
import { addReported, inForce, readReported, sheetTwice } from './reported.ts';
import type { ReportedRow } from './reported-folder.ts';

/** Data that may not change: of a period, of one district or all, of one form or all. */
export type ClosedData = {
  readonly period: string;
  readonly district: string | null;
  readonly family: string | null;
};

/** Where sheets come in: the facts they go to, the forms, and what is known besides. */
export type ReportDesk = {
  readonly facts: Facts;
  readonly terms: readonly ReportTerms[];
  /** Computed figures by district; none where there are no claims. */
  readonly computed: readonly (Measured & { readonly indicator: string })[];
  readonly closed: readonly ClosedData[];
  /** The day by the clock of the offices. */
  readonly today: IsoDate;
  /** Their time zone, such as `Asia/Shanghai`. */
  readonly timeZone: string;
};

/** A sheet that is sent: for which form and period, and by whom for whom. */
export type SentSheet = {
  readonly file: SentFile;
  /** Form id; null lets the indicators of the sheet say it. */
  readonly form: string | null;
  readonly period: Period;
  /** District the sender reports for; null for all. */
  readonly place: string | null;
};

/** A sheet that was read and checked; nothing is written yet. */
export type Preview = {
  readonly terms: ReportTerms;
  readonly period: Period;
  readonly fileHash: string;
  readonly sheet: Sheet;
  readonly checked: CheckedSheet;
  /** Figures that this sheet would replace, by `indicator place`. */
  readonly replaced: ReadonlyMap<string, ReportedRow>;
};

/**
 * Reads and checks a sheet without writing anything.
 *
 * @returns the preview with every remark; `REPORT_SHEET_TWICE`, `REPORT_FORM_UNKNOWN`,
 * `REPORT_PERIOD_KIND`, `REPORT_HEAD_MISSING` or a `REPORT_FILE_` problem where it cannot be looked
 * at row by row
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const desk = { facts, terms: [], computed: [], closed: [], today: '2019-04-02' as IsoDate, timeZone: 'UTC' };
 * const file = { name: 'a.csv', bytes: new Uint8Array() };
 * const period = unwrap(parsePeriod('2019-Q1'));
 * (await previewSheet(desk, { file, form: null, period, place: null })).ok; // false
 * ```
 */
export async function previewSheet(desk: ReportDesk, sent: SentSheet): Promise<Result<Preview>> {
  const { file, period } = sent;
  const sheet = readSheet(file);
  if (!sheet.ok) return sheet;
  const reported = await readReported(desk.facts, { history: true });
  if (!reported.ok) return reported;
  const fileHash = fileHashOf(file);
  const twice = reported.value.rows.find(
    (row) => row.fileHash === fileHash && row.returnedAt === null,
  );
  if (twice) return fail(sheetTwice(twice));
  const current = inForce(reported.value.rows);
  const form = formOf(desk, sent, sheet.value);
  if (!form.ok) return form;
  const terms = form.value;
  if (period.kind !== terms.form.period) return fail(periodKind(terms, period));
  const last = isoDate(addDays(period.to, -1));
  if (desk.today <= last) {
    return fail(problem('REPORT_PERIOD_NOT_OVER', 'period', { period: period.id, last }));
  }
  const checked = checkSheet(sheet.value, {
    terms,
    period,
    place: sent.place,
    closed: desk.closed.filter(({ family }) => family === null || family === terms.form.id),
    known: knownFigures(desk, current),
  });
  if (!checked.ok) return checked;
  const replaced = new Map(
    current
      .filter((row) => row.period === period.id)
      .map((row): [string, ReportedRow] => [`${row.indicator} ${row.place}`, row]),
  );
  return ok({ terms, period, fileHash, sheet: sheet.value, checked: checked.value, replaced });
}

/** Who confirms a preview, when, and whether rows in order may go without the refused ones. */
export type Confirmation = {
  readonly reporter: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** SHA-256 of the file that was previewed. */
  readonly fileHash: string;
  readonly rest: boolean;
};

/** What was taken over. */
export type Taken = { readonly preview: Preview; readonly rows: readonly ReportedRow[] };

/**
 * Takes a previewed sheet over: checks it again, then writes all its figures or none. Without
 * `rest`, one refused row refuses the sheet.
 *
 * @param of - `record` keeps who sent what and calls `write` inside its own transaction: where either
 * refuses, neither is kept
 * @returns `REPORT_FILE_CHANGED`, `REPORT_ROWS_REFUSED`, `REPORT_NOTHING`, or what stood in the way
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const desk = { facts, terms: [], computed: [], closed: [], today: '2019-04-02' as IsoDate, timeZone: 'UTC' };
 * const file = { name: 'a.csv', bytes: new Uint8Array() };
 * const sent = { file, form: null, period: unwrap(parsePeriod('2019-Q1')), place: null };
 * const confirmed = { reporter: 'a', receivedAt: '', fileHash: 'of another file', rest: false };
 * const taken = await takeSheet(desk, { sent, confirmed });
 * taken.ok; // false
 * ```
 */
export async function takeSheet(
  desk: ReportDesk,
  of: {
    readonly sent: SentSheet;
    readonly confirmed: Confirmation;
    readonly record?: (
      taken: Taken,
      write: () => Promise<Result<unknown>>,
    ) => Promise<Result<unknown>>;
  },
): Promise<Result<Taken>> {
  const { sent, confirmed } = of;
  if (fileHashOf(sent.file) !== confirmed.fileHash) {
    return fail(problem('REPORT_FILE_CHANGED', sent.file.name));
  }
  const preview = await previewSheet(desk, sent);
  if (!preview.ok) return preview;
  const { checked } = preview.value;
  const refused = checked.rows.filter((row) => row.state === 'refused').length;
  if (refused > 0 && !confirmed.rest) {
    const details = { refused: String(refused), rows: String(refused + checked.figures.length) };
    return fail(problem('REPORT_ROWS_REFUSED', sent.file.name, details));
  }
  if (checked.figures.length === 0) return fail(problem('REPORT_NOTHING', sent.file.name));
  const rows = checked.figures.map(
    ({ indicator, place, period, numerator, denominator }): ReportedRow => ({
      ...{ indicator, place, period, numerator, denominator },
      reporter: confirmed.reporter,
      receivedAt: confirmed.receivedAt,
      file: sent.file.name.slice(0, FILE_NAME),
      fileHash: confirmed.fileHash,
      returnedAt: null,
    }),
  );
  const taken = { preview: preview.value, rows };
  const write = (): Promise<Result<unknown>> => addReported(desk.facts, rows);
  const written = await (of.record ? of.record(taken, write) : write());
  return written.ok ? ok(taken) : written;
}

/** Characters of a file's name that are kept. */
const FILE_NAME = 200;

/** The form that is named, or the one whose indicators the sheet knows best. */
function formOf(desk: ReportDesk, sent: SentSheet, sheet: Sheet): Result<ReportTerms> {
  const { terms, facts } = desk;
  const [first] = terms;
  if (!first) return fail(noForms(facts));
  if (sent.form !== null) return formNamed(terms, sent.form);
  const against = { period: sent.period, place: sent.place, closed: [], known: [] };
  const unknown = (each: ReportTerms): number => {
    const checked = checkSheet(sheet, { ...against, terms: each });
    if (!checked.ok) return Number.POSITIVE_INFINITY;
    return checked.value.marks.filter((mark) => mark.problem.code === 'REPORT_INDICATOR_UNKNOWN')
      .length;
  };
  const misses = new Map(terms.map((each) => [each, unknown(each)]));
  const [best = first] = terms.toSorted((a, b) => (misses.get(a) ?? 0) - (misses.get(b) ?? 0));
  return ok(best);
}

/**
 * The terms of a form by its id.
 *
 * @returns `REPORT_FORM_UNKNOWN` with the nearest
 * @example
 * ```ts
 * formNamed([], 'expense').ok; // false
 * ```
 */
export function formNamed(terms: readonly ReportTerms[], id: string): Result<ReportTerms> {
  const found = terms.find(({ form }) => form.id === id);
  if (found) return ok(found);
  const known = terms.map(({ form }) => form.id);
  const near = nearest(id.slice(0, 80), known);
  const details = {
    found: id.slice(0, 80),
    known: known.join(', '),
    suggestion: near === null ? '' : ` The nearest is "${near}".`,
    suggestionZh: near === null ? '' : `最接近的是“${near}”。`,
  };
  return fail(problem('REPORT_FORM_UNKNOWN', 'form', details));
}

const noForms = ({ folder, manifest }: Facts): Problem =>
  problem('REPORT_NO_FORMS', folder, { place: manifest.place });

function periodKind({ form }: ReportTerms, period: Period): Problem {
  const example = { month: '2019-03', quarter: '2019-Q1', year: '2019' }[form.period];
  const title = `${form.title.zh} ${form.title.en}`;
  const details = { found: period.id, kind: form.period, form: title, example };
  return problem('REPORT_PERIOD_KIND', 'period', details);
}

/** Figures known of each indicator, place and period: what was reported, else what was computed. */
export function knownFigures(
  desk: ReportDesk,
  reported: readonly ReportedRow[],
): (Measured & { readonly indicator: string })[] {
  const known = new Map<string, Measured & { readonly indicator: string }>();
  for (const each of [...desk.computed, ...reported]) {
    known.set(`${each.indicator} ${each.place} ${each.period}`, each);
  }
  return [...known.values()];
}
