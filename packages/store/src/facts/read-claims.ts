import { type ClaimBatch, type CodeSet, TITLES, VISIT_KINDS } from '@sanyi/facts';
import { BATCH_CLAIMS } from '../limits.ts';
import { type GroupColumns, rowGroups } from '../parquet/parquet-source.ts';
import { ClaimBuffer, type ClaimRows, type WholeColumn } from './claim-buffer.ts';

/** How batches are cut. */
type BatchOptions = {
  readonly batchClaims?: number;
  /** Where batches pass that hold until the next one is asked for: one file at a time. */
  readonly passing?: ClaimBuffer;
};

/** A buffer that batches of files pass, one file after the other. */
export const passingBuffer = (batchClaims: number = BATCH_CLAIMS): ClaimBuffer =>
  new ClaimBuffer(ROOM * batchClaims, true);

/** A row group comes to what is left of those before, which is less than a batch. */
const ROOM = 3;

/**
 * Reads all claims of a file of facts as batches in its order. A person is never split over two batches,
 * so a batch may be longer than asked for.
 */
export async function* readClaims(
  file: string,
  { batchClaims = BATCH_CLAIMS, passing }: BatchOptions = {},
): AsyncGenerator<ClaimBatch, void, undefined> {
  const buffer = passing ?? new ClaimBuffer(ROOM * batchClaims);
  buffer.clear();
  for await (const group of rowGroups(file)) {
    group.read((columns) => buffer.add(claimRows(columns)));
    while (buffer.count >= batchClaims) {
      const batch = buffer.takeWholePersons(batchClaims);
      if (batch === null) break;
      yield batch;
    }
  }
  const rest = buffer.takeAll();
  if (rest.count > 0) yield rest;
}

/** The names of columns in files, and of the codes in those that are texts. */
const COLUMNS: Readonly<Record<WholeColumn, string>> = {
  person: 'person',
  institution: 'institution',
  day: 'day',
  endDay: 'end_day',
  visitKind: 'visit_kind',
  title: 'title',
  bedDays: 'bed_days',
  diagnosisGroup: 'diagnosis_group',
  contracted: 'contracted',
  referred: 'referred',
  specialNeeds: 'special_needs',
};

const CODES: { readonly [name in WholeColumn]?: CodeSet } = {
  visitKind: VISIT_KINDS,
  title: TITLES,
};

const LINE = 'lines.list.element';

const claimRows = (columns: GroupColumns): ClaimRows => ({
  rows: columns.rows,
  numbers: (name) => {
    const set = CODES[name];
    return columns.narrow(COLUMNS[name], set && positions(set, COLUMNS[name]));
  },
  bigs: (name, into, at) => {
    const values = columns.wide(name, 0);
    if (values) into.set(values, at);
    else into.fill(0, at, at + columns.rows);
  },
  lines: () => {
    const { start, values: item } = columns.lists(`${LINE}.item`);
    return {
      start,
      size: item.length,
      item,
      quantity: sameLength(columns.narrow(`${LINE}.quantity`), item),
      charged: (into, at) => {
        const fen = columns.wide(`${LINE}.charged_fen`, Number.NaN);
        if (fen) into.set(sameLength(fen, item), at);
        return fen !== null;
      },
    };
  },
});

/** The position of a text in a code set; a code from another version stops the read. */
const positions =
  (set: CodeSet, column: string) =>
  (text: string): number => {
    if (!set.has(text)) throw new Error(`unknown ${set.name} in column ${column}`);
    return set.at(text);
  };

function sameLength<Column extends { readonly length: number }>(
  column: Column,
  as: { readonly length: number },
): Column {
  if (column.length !== as.length) throw new Error('lines of the Parquet file are incomplete');
  return column;
}
