import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BulletinDocument, BulletinFileQuery, OverviewQuery } from '@sanyi/api';
import type { EditionFile } from '@sanyi/governance';
import { assert, mapResult, ok, type Result } from '@sanyi/kernel';
import {
  type Bulletin,
  type BulletinEdition,
  makeBulletin,
  unsignedEdition,
} from '@sanyi/oversight';
import {
  type BulletinSource,
  bulletinSource,
  type Measures,
  type PrintedBulletin,
  printBulletin,
} from '@sanyi/store';
import type { SentFile } from '../answer.ts';
import { asPublished } from './as-published.ts';
import { bulletinDocument } from './bulletin-document.ts';
import type { Written } from './written.ts';

/** The bulletin that the quarterly meeting notifies. */
const QUARTER = 'quarter';

/** Prints that are kept: some quarters in every language and format. */
const KEPT_PRINTS = 32;

/** Answers bulletins of a city from figures that are read once. */
export type BulletinAnswers = {
  page(query: OverviewQuery): Promise<Result<BulletinDocument>>;
  file(query: BulletinFileQuery): Promise<Result<SentFile>>;
  /** The bulletin of a quarter as it stands; `corrects` names the edition it takes the place of. */
  written(
    period: string | undefined,
    corrects: BulletinEdition['corrects'],
  ): Promise<Result<Written>>;
  /** A bulletin that an edition froze, as a page. */
  frozenPage(frozen: FrozenBulletin): Promise<Result<BulletinDocument>>;
  /** A print of it; `BULLETIN_NOT_AS_PUBLISHED` when its bytes are not those that were published. */
  frozenFile(frozen: FrozenBulletin, query: BulletinFileQuery): Promise<Result<SentFile>>;
  /** Writes the bulletin of the last quarter. */
  warm(): Promise<void>;
};

/** A bulletin that an edition froze, with the prints it was published as; none before. */
export type FrozenBulletin = {
  readonly edition: string;
  readonly bulletin: Bulletin;
  readonly files: readonly EditionFile[];
};

/**
 * Prepares the answers about bulletins of measured facts.
 *
 * @example
 * ```ts
 * const answers = bulletinAnswers(measures);
 * await answers.page({ period: '2019-Q1' });
 * ```
 */
export function bulletinAnswers(measures: Measures): BulletinAnswers {
  const source = freshSource(measures);
  const print = keptPrints();
  const written: BulletinAnswers['written'] = async (period, corrects) => {
    const read = await source();
    return read.ok ? read.value.written(period, corrects) : read;
  };
  return {
    written,
    warm: async () => void (await written(undefined, null)),
    page: async ({ period }) => {
      const found = await written(period, null);
      return found.ok ? ok(bulletinDocument(found.value)) : found;
    },
    file: async (query) => {
      const found = await written(query.period, null);
      return found.ok ? mapResult(await print(found.value.bulletin, query), sentFile) : found;
    },
    frozenPage: async ({ bulletin, edition }) => {
      const found = await written(bulletin.period, null);
      return found.ok ? ok(bulletinDocument({ ...found.value, bulletin }, edition)) : found;
    },
    frozenFile: async (frozen, query) => {
      const printed = await print(frozen.bulletin, query);
      if (!printed.ok) return printed;
      const same = asPublished(frozen, printed.value);
      return same.ok ? ok(sentFile(printed.value)) : same;
    },
  };
}

const sentFile = ({ name, format, bytes }: PrintedBulletin): SentFile => ({
  name,
  type: TYPES[format],
  bytes,
});

type Print = (bulletin: Bulletin, query: BulletinFileQuery) => Promise<Result<PrintedBulletin>>;

/** Prints, kept for whoever asks next. */
function keptPrints(): Print {
  const prints = new Map<string, Promise<Result<PrintedBulletin[]>>>();
  return async (bulletin, { lang, format }) => {
    const { edition, period, check } = bulletin;
    const key = [period, check, edition.id, edition.state, lang, format].join(' ');
    const making = prints.get(key) ?? printBulletin(bulletin, { langs: [lang], formats: [format] });
    const [oldest] = prints.keys();
    if (prints.size >= KEPT_PRINTS && oldest !== undefined) prints.delete(oldest);
    prints.set(key, making);
    const made = await making;
    if (!made.ok) return made;
    const [first] = made.value;
    assert(first !== undefined, 'one language and one format give one print');
    return ok(first);
  };
}

const TYPES: Readonly<Record<BulletinFileQuery['format'], string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

type Corrects = BulletinEdition['corrects'];
type Source = { written(period: string | undefined, corrects: Corrects): Result<Written> };

/** The source, read again when districts have sent figures since. */
function freshSource(measures: Measures): () => Promise<Result<Source>> {
  const { facts } = measures.settled;
  const sent = join(facts.folder, 'reported', 'manifest.json');
  let known: { readonly mark: string; readonly reading: Promise<Result<Source>> } | null = null;
  return async () => {
    const mark = await stat(sent).then(
      ({ mtimeMs }) => String(mtimeMs),
      () => '',
    );
    if (known?.mark !== mark) known = { mark, reading: readSource(measures) };
    return known.reading;
  };
}

async function readSource(measures: Measures): Promise<Result<Source>> {
  const source = await bulletinSource(measures);
  return source.ok ? ok(keptSource(source.value)) : source;
}

/** Each quarter is written once. */
function keptSource(source: BulletinSource): Source {
  const kept = new Map<string, Result<Written>>();
  const periods = source.periods.map(({ id }) => id);
  return {
    written: (asked, corrects) => {
      const period = asked ?? periods.at(-1) ?? '';
      if (corrects) return write(source, periods, { period, corrects });
      const found = kept.get(period) ?? write(source, periods, { period, corrects });
      kept.set(period, found);
      return found;
    },
  };
}

function write(
  source: BulletinSource,
  periods: readonly string[],
  { period, corrects }: { readonly period: string; readonly corrects: Corrects },
): Result<Written> {
  const edition = { ...unsignedEdition(period), corrects };
  const input = source.input({ bulletin: QUARTER, period, edition });
  if (!input.ok) return input;
  const { definition } = input.value;
  return ok({ bulletin: makeBulletin(input.value), definition, periods });
}
