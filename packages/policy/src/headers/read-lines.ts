import { isoDate, problem } from '@sanyi/kernel';
import { isScalar, isSeq } from 'yaml';
import { day } from '../kinds/day.ts';
import { PROVENANCES } from '../parameters/read-parameters.ts';
import { type Cursor, refuse, whereOf } from '../yaml/cursor.ts';
import { bilingual, listOf, oneOf, record, type Shape, scalar, shaped } from '../yaml/shape.ts';
import { decimal } from './decimal.ts';
import type { AlertLine, DatedTarget, HeaderNumber } from './lines.ts';

/** `null` is read as a word: the files' scalars are texts. */
const decimalOrNone: Shape<HeaderNumber | null> = shaped(
  { anyOf: [decimal.schema, { type: 'null' }] },
  (at) => (isScalar(at.node) && String(at.node.value) === 'null' ? null : decimal(at)),
);

const targetShape = record(
  { from: day, value: decimalOrNone, provenance: oneOf(PROVENANCES), source: scalar },
  { note: bilingual },
);

const target: Shape<DatedTarget> = shaped(targetShape, (at) => {
  const read = targetShape(at);
  return read && { ...read, note: read.note ?? null };
});

const alertShape = record(
  {
    from: day,
    level: oneOf<AlertLine['level']>(['watch', 'over']),
    provenance: oneOf(PROVENANCES),
    source: scalar,
  },
  { above: decimal, below: decimal, to: day, note: bilingual },
);

const alert: Shape<AlertLine> = shaped(alertShape, (at) => {
  const read = alertShape(at);
  if (!read) return undefined;
  const { above, below, to = null, note = null, ...rest } = read;
  if (to !== null && to <= rest.from) {
    return refuse(at, 'POLICY_LINE_DAYS', { from: isoDate(rest.from), to: isoDate(to) });
  }
  if (above && !below) return { ...rest, to, note, side: 'above', at: above };
  if (below && !above) return { ...rest, to, note, side: 'below', at: below };
  return refuse(at, 'POLICY_KEY_MISSING', { key: 'above | below' });
});

/** Dated lines; one that says no day would hold for every period there ever was. */
function dated<T>(shape: Shape<T>): Shape<T[]> {
  const lines = listOf(shape);
  return shaped(lines, (at) => (isSeq(at.node) ? lines(at) : refuse(at, 'POLICY_LINE_UNDATED')));
}

/** The alert lines of a header. */
export const alertLines: Shape<AlertLine[]> = dated(alert);

const targets = dated(target);

/** The targets of a header, in the order of their days. */
export const datedTargets: Shape<DatedTarget[]> = shaped(targets, (at) => {
  const read = targets(at);
  return read && inOrder(at, read) ? read : undefined;
});

function inOrder(at: Cursor, targets: readonly DatedTarget[]): boolean {
  const slips = targets.slice(1).flatMap(({ from }, index) => {
    const before = targets[index];
    if (!before || from > before.from) return [];
    const days = { from: isoDate(from), before: isoDate(before.from) };
    return [problem('POLICY_PARAMETER_OVERLAP', whereOf(at), { name: 'target', ...days })];
  });
  at.source.problems.push(...slips);
  return slips.length === 0;
}
