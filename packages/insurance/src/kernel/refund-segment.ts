import { type CodeColumn, FOLDS, type Segment } from '@sanyi/facts';
import type { Round } from './refund-rounds.ts';
import { sameShape } from './same-shape.ts';

/** A person with refunds, by row in the segment. */
export type RefundedPerson = { readonly person: number; readonly rounds: readonly Round[] };

/** Codes that 16 bits can tell apart. */
const NARROW_CODES = 65_536;

/**
 * The rounds of persons as a segment: each round is a person of its own, with what is left of the
 * claims. `acts` is the number of acts that there are.
 */
export function segmentOfRounds(
  of: Segment,
  persons: readonly RefundedPerson[],
  acts: number,
): Segment {
  const rounds = persons.flatMap((each) => each.rounds);
  const groups = persons.map(({ person }) => of.personGroup[person] ?? 0);
  const claims = rounds.reduce((sum, { rows }) => sum + rows.length, 0);
  const lines = rounds.reduce((sum, round) => sum + linesOf(of, round), 0);
  const made = {
    claimStart: new Uint32Array(rounds.length + 1),
    day: new Uint16Array(claims),
    endDay: new Uint16Array(claims),
    place: columnLike(of.place, claims),
    visit: columnLike(of.visit, claims),
    claim: new Float64Array(claims),
    lineStart: new Uint32Array(claims + 1),
    act: acts > NARROW_CODES ? new Uint32Array(lines) : columnLike(of.act, lines),
    charged: of.charged && new Float64Array(lines),
  };
  copyRounds(of, rounds, made);
  return sameShape({
    persons: rounds.length,
    claims,
    lines,
    person: new Uint32Array(rounds.length),
    personGroup: columnOf(of.personGroup, persons, groups),
    folds: new Uint8Array(rounds.length).fill(FOLDS.stays),
    refundRow: new Uint32Array(0),
    refundOf: new Float64Array(0),
    ...made,
  });
}

/** Copies the claims of rounds, which are persons; every index is one of a column. */
function copyRounds(of: Segment, rounds: readonly Round[], into: RoundColumns): void {
  const { day, endDay, place, visit, claim, lineStart, act, charged, claimStart } = into;
  let at = 0;
  for (let number = 0; number < rounds.length; number++) {
    const { rows, left } = rounds[number] as Round;
    for (let position = 0; position < rows.length; position++) {
      const row = rows[position] as number;
      day[at] = of.day[row] as number;
      endDay[at] = of.endDay[row] as number;
      place[at] = of.place[row] as number;
      visit[at] = of.visit[row] as number;
      claim[at] = of.claim[row] as number;
      const line = lineStart[at] as number;
      const [from, to] = [of.lineStart[row] as number, of.lineStart[row + 1] as number];
      const own = left[position]?.acts;
      if (own) act.set(own, line);
      else copyActs(of.act, { from, to }, { into: act, at: line });
      charged?.set(of.charged?.subarray(from, to) ?? [], line);
      at += 1;
      lineStart[at] = line + to - from;
    }
    claimStart[number + 1] = at;
  }
}

type RoundColumns = Pick<
  Segment,
  'day' | 'endDay' | 'place' | 'visit' | 'claim' | 'lineStart' | 'act' | 'charged' | 'claimStart'
>;

/** Written out: a claim has few lines, and `set` is slow to begin. */
function copyActs(
  acts: CodeColumn,
  { from, to }: { readonly from: number; readonly to: number },
  { into, at }: { readonly into: CodeColumn; readonly at: number },
): void {
  for (let line = from; line < to; line++) into[at + line - from] = acts[line] as number;
}

/** A claim keeps its lines whatever refunds take from them. */
const linesOf = ({ lineStart }: Segment, { rows }: Round): number =>
  rows.reduce((sum, row) => sum + (lineStart[row + 1] ?? 0) - (lineStart[row] ?? 0), 0);

/** A column as wide as another: loops over columns of one width are faster. */
const columnLike = (column: CodeColumn, length: number): CodeColumn =>
  column instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);

function columnOf(
  like: CodeColumn,
  persons: readonly RefundedPerson[],
  groups: readonly number[],
): CodeColumn {
  const column = columnLike(
    like,
    persons.reduce((sum, { rounds }) => sum + rounds.length, 0),
  );
  let at = 0;
  for (const [position, { rounds }] of persons.entries()) {
    column.fill(groups[position] ?? 0, at, at + rounds.length);
    at += rounds.length;
  }
  return column;
}
