import { join } from 'node:path';
import {
  fail,
  hashText,
  ok,
  type Period,
  parseDay,
  parsePeriod,
  periodsBetween,
  problem,
  type Result,
} from '@sanyi/kernel';
import type {
  BulletinEdition,
  BulletinInput,
  BulletinSpread,
  UnfoundedRules,
} from '@sanyi/oversight';
import type { BulletinEvents, Stack } from '@sanyi/policy';
import { attemptAsync } from '../attempt.ts';
import { rowsOf, sqlFiles, withStanding } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { wholeFiles } from '../facts/whole-files.ts';
import type { Measures, Spread } from '../measure/measures.ts';
import { quarterFigures } from '../measure/quarter-figures.ts';
import { rakingError } from '../measure/raking-error.ts';
import { readReported } from '../reported/reported.ts';
import { reportedSheets } from './reported-sheets.ts';

/** All figures of a place that its bulletins can be written from, read once. */
export type BulletinSource = {
  /** Whole quarters of the facts, oldest first. */
  readonly periods: readonly Period[];
  /**
   * What one edition is written from.
   *
   * @returns `BULLETIN_UNKNOWN`, `BULLETIN_PERIOD_UNKNOWN`, `BULLETIN_EMPTY`
   */
  input(asked: {
    readonly bulletin: string;
    readonly period: string;
    readonly edition: BulletinEdition;
  }): Result<BulletinInput>;
};

/**
 * Reads what bulletins are written from: measured figures, their spread, and what districts sent.
 *
 * @returns the source, the problems of the table of reported figures, or `STORE_FILE_DAMAGED`
 * @example
 * ```ts
 * declare const measures: Measures; // from measure
 * const source = unwrap(await bulletinSource(measures));
 * source.periods.at(-1)?.id; // '2018-Q1'
 * ```
 */
export async function bulletinSource(measures: Measures): Promise<Result<BulletinSource>> {
  const { settled } = measures;
  const { facts, stack } = settled;
  const { manifest } = facts;
  const reported = await readReported(facts);
  if (!reported.ok) return reported;
  const history = await readReported(facts, { history: true });
  if (!history.ok) return history;
  const { figure, spreads } = await quarterFigures(measures);
  const sent = new Map(reported.value.rows.map((row) => [keyOf(row), row]));
  const raked = manifest.raked?.stackHash === stack.hash ? manifest.raked : null;
  const spreadOf = spreadsOf(spreads);
  const weights = await attemptAsync(async () => ok(await eventWeights(facts)));
  if (!weights.ok) return weights;
  const periods = wholeQuarters(manifest.from, manifest.to);
  const shared: Shared = {
    indicators: new Map(stack.indicators.map((each) => [each.id, each])),
    packageVersions: new Map(stack.packages.map((each) => [each.id, each.version])),
    place: { id: manifest.place, title: manifest.title },
    districts: manifest.districts.map(({ id, title }) => ({ id, title })),
    origin: {
      stackHash: stack.hash,
      factsChecksum: checksumOf(manifest.logicalChecksum, reported.value.checksum),
      cutOff: manifest.to,
      provenance: manifest.synthetic ? 'synthetic' : manifest.source,
      weight: manifest.weight.toFixed(6).replace(/\.?0+$/, ''),
    },
    stack: stack.text,
    synthetic: manifest.synthetic,
    unfounded: unfoundedRules(stack, manifest.to),
    measured: figure,
    reported: (indicator, place, period) => sent.get(keyOf({ indicator, place, period })) ?? null,
    sheets: reportedSheets(stack, { rows: reported.value.rows, history: history.value.rows }),
    spread: (place, period) => spreadOf.get(`${place} ${period}`) ?? null,
    rakingError: (period) => rakingError(raked, spreads, period),
    eventWeight: (table) => weights.value[table],
  };
  return ok({ periods, input: (asked) => inputOf(shared, stack, periods, asked) });
}

type Shared = Omit<BulletinInput, 'definition' | 'definitionVersion' | 'period' | 'edition'>;

function inputOf(
  shared: Shared,
  stack: Stack,
  periods: readonly Period[],
  asked: Parameters<BulletinSource['input']>[0],
): Result<BulletinInput> {
  const definition = stack.bulletins.find((each) => each.id === asked.bulletin);
  if (!definition) {
    const known = stack.bulletins.map((each) => each.id).join(', ') || '-';
    const details = { place: stack.place, bulletin: asked.bulletin, known };
    return fail(problem('BULLETIN_UNKNOWN', 'bulletin', details));
  }
  const period = periods.find((each) => each.id === asked.period);
  if (!period) {
    const span = { first: periods[0]?.id ?? '—', last: periods.at(-1)?.id ?? '—' };
    return fail(problem('BULLETIN_PERIOD_UNKNOWN', 'period', { period: asked.period, ...span }));
  }
  const places = [shared.place, ...shared.districts];
  const isKnown = definition.families.some(({ indicator }) =>
    places.some(
      ({ id }) =>
        shared.measured(indicator, id, period.id) ?? shared.reported(indicator, id, period.id),
    ),
  );
  if (!isKnown) return fail(problem('BULLETIN_EMPTY', 'period', { period: period.id }));
  const definitionVersion = shared.packageVersions.get(definition.package) ?? '';
  return ok({ ...shared, definition, definitionVersion, period, edition: asked.edition });
}

type Key = { readonly indicator: string; readonly place: string; readonly period: string };

const keyOf = ({ indicator, place, period }: Key): string => `${indicator} ${place} ${period}`;

/** Reported figures are data too: another sheet is another checksum. */
const checksumOf = (facts: string, reported: string): string =>
  reported === '' ? facts : hashText(`${facts} ${reported}`);

function wholeQuarters(from: string, to: string): Period[] {
  const [first, last] = [parsePeriod(from.slice(0, 7)), parsePeriod(to.slice(0, 7))];
  if (!first.ok || !last.ok) return [];
  return periodsBetween('quarter', first.value.from, last.value.to);
}

const spreadsOf = (rows: readonly Spread[]): Map<string, BulletinSpread> =>
  new Map(
    rows
      .filter((each) => each.yearBeforeTotalFen > 0n)
      .map((each) => [
        `${each.place} ${each.period}`,
        {
          claims: Number(each.claims),
          before: {
            total: Number(each.yearBeforeTotalFen) / 100,
            squares: Number(each.yearBeforeTotalYuanSquares),
          },
          now: { total: Number(each.totalFen) / 100, squares: Number(each.totalYuanSquares) },
        },
      ]),
  );

/** How many events of the place one row stands for, by table; 1 where there are none. */
async function eventWeights(facts: Facts): Promise<Readonly<Record<BulletinEvents, number>>> {
  const weightOf = async (table: BulletinEvents): Promise<number> => {
    const files = facts.manifest.tables[table] ?? [];
    if (files.length === 0) return 1;
    await wholeFiles(facts, files);
    const paths = sqlFiles(files.map((file) => join(facts.path, file)));
    const [row] = await withStanding((connection) =>
      rowsOf(connection, `SELECT avg(weight)::DOUBLE AS weight FROM read_parquet(${paths})`),
    );
    return Number(row?.weight ?? 1) || 1;
  };
  return { call: await weightOf('call'), donation: await weightOf('donation') };
}

/** Values in force on the last day that nobody has checked against a source. */
function unfoundedRules(stack: Stack, day: string): UnfoundedRules {
  const on = parseDay(day);
  // Packages that answer no question of settlement hold values of other pages, not of these figures.
  const behind = stack.packages.filter(
    ({ provides, declarations }) => provides.size > 0 || declarations.length > 0,
  );
  const values = behind.flatMap((each) =>
    [...each.parameters.values()].flatMap(
      (parameter) =>
        parameter.values.findLast(({ from }) => on.ok && from <= on.value)?.provenance ?? [],
    ),
  );
  const count = (provenance: string): number => values.filter((each) => each === provenance).length;
  return { memory: count('memory'), illustrative: count('illustrative') };
}
