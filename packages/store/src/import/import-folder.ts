import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { collect, fail, ok, type Problem, ProblemError, problem, type Result } from '@sanyi/kernel';
import { attemptAsync } from '../attempt.ts';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { claimProblems } from '../facts/check-claims.ts';
import type { Reference } from '../facts/reference-tables.ts';
import { writeGeneration } from '../facts/write-facts.ts';
import { type PartData, writePart } from '../facts/write-part.ts';
import { messageOf } from '../folder/lock.ts';
import type { FactsManifest } from '../folder/manifest.ts';
import { cancelled, type Job, Meter } from '../job.ts';
import { MAPPING_BYTES, PROBLEMS_LISTED } from '../limits.ts';
import { roundingText } from './amount.ts';
import { type Assembled, assemble } from './assemble.ts';
import type { Corrections, OnBytes } from './csv-rows.ts';
import { type OpenTable, openTable, readTranslations } from './fields.ts';
import { compareInsurers, type Insurers, type InsurersAgainstTotal } from './insurers.ts';
import { type Mapping, TABLES, type TableName } from './mapping.ts';
import { readClaimTable, readLineTable, rejectBroken } from './read-claims.ts';
import { readMapping } from './read-mapping.ts';
import {
  type Reading,
  readInstitutionTable,
  readItemTable,
  readPersonTable,
  type TableCount,
} from './read-tables.ts';
import { Rejects, readCorrections } from './rejects.ts';

/** What to import. */
export type ImportRequest = {
  /** The mapping file. */
  readonly mapping: string;
  /** The folder with the files the mapping names. */
  readonly folder: string;
  /** Where the facts go. */
  readonly out: string;
  readonly job?: Job;
};

/** What was imported. Money as strings of fen, hundredths of the source's currency. */
export type ImportReport = {
  readonly out: string;
  readonly currency: string;
  readonly tables: Readonly<Record<TableName, TableCount>>;
  /** Sum of the totals of the accepted claims. */
  readonly amountInFen: string;
  /** Sum over the lines of the facts as written. */
  readonly amountOutFen: string;
  /** Sum of what rounding half up added to the totals; a plain decimal. */
  readonly roundingFen: string;
  /** Part of the amount that no line explains. */
  readonly unitemisedFen: string;
  readonly unitemisedLines: number;
  /** What the source says insurers paid: compared, never added. */
  readonly insurerPaidFen: string;
  /** What rounding half up added to them; a plain decimal. */
  readonly insurerPaidRoundingFen: string;
  /** Claims by how that stands to their totals. */
  readonly insurerPaidAgainstTotal: InsurersAgainstTotal;
  /** By how much insurers paid more than the totals, where they did. */
  readonly insurerPaidAboveFen: string;
  readonly rejectsFile: string | null;
  /** The first reasons of rejects. */
  readonly problems: readonly Problem[];
  readonly checksum: string;
};

/**
 * Imports claims from CSV files as a mapping describes them. Rows that cannot be accepted go to
 * `rejects.csv` with the reason; corrected and put beside the data, they are read in place of the
 * originals. Amounts in equal amounts out, or nothing is written.
 *
 * @returns the report, or what stood in the way of the whole import
 * @example
 * ```ts
 * const done = await importFolder({ mapping: 'no-such-mapping.yaml', folder: '.', out: 'facts' });
 * done.ok; // false
 * ```
 */
export async function importFolder(request: ImportRequest): Promise<Result<ImportReport>> {
  return attemptAsync(async () => {
    const mapping = await mappingOf(request.mapping);
    if (!mapping.ok) return mapping;
    const opened = await openAll(mapping.value, request);
    if (!opened.ok) return opened;
    const read = await readAll(mapping.value, opened.value, watchOf(request, opened.value));
    const written = await writeImport(mapping.value, request, read);
    if (!written.ok) return written;
    const files = TABLES.map((table) => opened.value.tables[table].file);
    const rejectsFile = await opened.value.rejects.write(request.out, files);
    return ok(reportOf(mapping.value, { request, read, written: written.value, rejectsFile }));
  });
}

type Opened = {
  readonly tables: Readonly<Record<TableName, OpenTable>>;
  readonly rejects: Rejects;
};

type Read = {
  readonly reference: Reference;
  readonly part: PartData;
  readonly assembled: Assembled;
  readonly counts: Record<TableName, TableCount>;
  readonly rounding: bigint;
  readonly insurers: Insurers;
  readonly problems: readonly Problem[];
};

async function mappingOf(file: string): Promise<Result<Mapping>> {
  try {
    if ((await stat(file)).size > MAPPING_BYTES) {
      return fail(problem('STORE_FILE_TOO_LARGE', file, { limit: String(MAPPING_BYTES) }));
    }
    return readMapping(await readFile(file, 'utf8'), file);
  } catch (error) {
    return fail(problem('IMPORT_FILE_UNREADABLE', file, { why: messageOf(error) }));
  }
}

async function openAll(mapping: Mapping, request: ImportRequest): Promise<Result<Opened>> {
  const { folder } = request;
  const corrections: Corrections = await readCorrections(folder);
  const translations = await readTranslations(mapping, {
    mappingFile: request.mapping,
    folder,
    corrections,
  });
  if (!translations.ok) return translations;
  const at = { folder, corrections, translations: translations.value };
  const tables = collect(
    await Promise.all(TABLES.map((name) => openTable(mapping.tables[name], at))),
  );
  if (!tables.ok) return tables;
  const [person, institution, item, claim, line] = tables.value;
  if (!person || !institution || !item || !claim || !line)
    throw new Error('five tables are opened');
  return ok({ tables: { person, institution, item, claim, line }, rejects: new Rejects() });
}

/** Tells progress in kilobytes read, and stops the reading when the work is cancelled. */
function watchOf({ job = {}, folder }: ImportRequest, { tables }: Opened): OnBytes {
  const bytes = TABLES.reduce((sum, name) => sum + tables[name].file.size, 0);
  const step = { en: 'Reading the files, kB', zh: '读取文件（kB）' };
  const meter = new Meter(job, step, bytes / 1024);
  return (more) => {
    const stop = cancelled(job, folder);
    if (stop && !stop.ok) throw new ProblemError(stop.problems);
    meter.add(more / 1024);
  };
}

async function readAll(mapping: Mapping, opened: Opened, onBytes: OnBytes): Promise<Read> {
  const reading = (name: TableName): Reading => ({
    name,
    onBytes,
    mapping: mapping.tables[name],
    open: opened.tables[name],
    rejects: opened.rejects,
  });
  const person = await readPersonTable(reading('person'), mapping);
  const institution = await readInstitutionTable(reading('institution'), mapping);
  const item = await readItemTable(reading('item'));
  const known = { mapping, persons: person.numbers, institutions: institution.numbers };
  const claim = await readClaimTable(reading('claim'), known);
  const lines = await readLineTable(reading('line'), { claims: claim.claims, items: item.numbers });
  const dropped = rejectBroken(reading('claim'), claim.claims, claim.count);
  lines.accepted -= dropped;
  lines.rejected += dropped;
  const assembled = assemble([...claim.claims.values()], item.items.length);
  return {
    reference: {
      institutions: institution.institutions,
      items: item.items,
      purchasePrices: NO_PRICES,
      doctors: [],
      diagnosisGroups: [],
    },
    part: { claims: [assembled.batch], persons: person.persons },
    assembled,
    counts: {
      person: person.count,
      institution: institution.count,
      item: item.count,
      claim: claim.count,
      line: lines,
    },
    rounding: [...claim.claims.values()].reduce((sum, { total }) => sum + total.rounding, 0n),
    insurers: compareInsurers(claim.claims),
    problems: opened.rejects.problems(PROBLEMS_LISTED),
  };
}

const NO_PRICES = {
  count: 0,
  item: new Uint32Array(0),
  fromDay: new Int32Array(0),
  toDay: new Int32Array(0),
  price: new Float64Array(0),
};

/** Writes the facts and reads the money back from the file before it becomes visible. */
async function writeImport(
  mapping: Mapping,
  { out, job }: ImportRequest,
  read: Read,
): Promise<Result<{ manifest: FactsManifest; amountOut: bigint }>> {
  let amountOut = 0n;
  const head = {
    place: mapping.place,
    title: mapping.title,
    currency: mapping.currency,
    weight: mapping.weight,
    synthetic: mapping.synthetic,
    source: mapping.source,
    from: mapping.from,
    to: mapping.to,
    seed: null,
    scale: null,
    districts: mapping.districts,
  };
  const { reference, part, assembled } = read;
  const written = await writeGeneration(out, { head, reference, job }, (place) =>
    withDatabase(1, async (connection) => {
      const bounds = {
        where: out,
        from: mapping.from,
        to: mapping.to,
        institutions: new Set(reference.institutions.map((row) => row.institution)),
        items: new Set(reference.items.map((row) => row.item)),
        persons: new Set(part.persons.person),
      };
      const [first, ...more] = claimProblems(assembled.batch, bounds, PROBLEMS_LISTED);
      if (first) return fail(first, ...more);
      const one = await writePart(connection, { ...place, index: 0 }, part);
      amountOut = await writtenAmount(connection, join(place.path, one.part.claimFile));
      if (amountOut === assembled.amountIn) return ok({ parts: [one] });
      return fail(
        problem('IMPORT_AMOUNTS_DIFFER', out, {
          amountIn: String(assembled.amountIn),
          amountOut: String(amountOut),
        }),
      );
    }),
  );
  return written.ok ? ok({ manifest: written.value, amountOut }) : written;
}

async function writtenAmount(
  connection: Parameters<typeof rowsOf>[0],
  file: string,
): Promise<bigint> {
  const [row] = await rowsOf(
    connection,
    `SELECT coalesce(sum(line.charged_fen * line.quantity // 1000), 0)::BIGINT AS fen
     FROM (SELECT unnest(lines) AS line FROM read_parquet(${sqlText(file)}))`,
  );
  return typeof row?.fen === 'bigint' ? row.fen : 0n;
}

function reportOf(
  mapping: Mapping,
  made: {
    request: ImportRequest;
    read: Read;
    written: { manifest: FactsManifest; amountOut: bigint };
    rejectsFile: string | null;
  },
): ImportReport {
  const { read, written } = made;
  return {
    out: made.request.out,
    currency: mapping.currency,
    tables: read.counts,
    amountInFen: String(read.assembled.amountIn),
    amountOutFen: String(written.amountOut),
    roundingFen: roundingText(read.rounding),
    unitemisedFen: String(read.assembled.unitemisedFen),
    unitemisedLines: read.assembled.unitemisedLines,
    insurerPaidFen: String(read.insurers.paidFen),
    insurerPaidRoundingFen: roundingText(read.insurers.rounding),
    insurerPaidAgainstTotal: read.insurers.claims,
    insurerPaidAboveFen: String(read.insurers.aboveFen),
    rejectsFile: made.rejectsFile,
    problems: read.problems,
    checksum: written.manifest.logicalChecksum,
  };
}
