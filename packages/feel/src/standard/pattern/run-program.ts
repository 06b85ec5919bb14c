import type { Session } from '../session.ts';
import { sameLetter } from './char-set.ts';
import type { Flags } from './pattern.ts';
import type { Program, Step } from './program.ts';

/** The text matched on, as code points. */
export type Subject = { readonly points: readonly number[]; readonly flags: Flags };

/** Places saved by a match: start and end of group 0, 1, ...; -1 where a group took no part. */
export type Places = readonly number[];

/**
 * The first match that begins at `from` or later. Each pair of step and place is tried once, so the
 * work grows with their product and never with a power; patterns that refer back cannot be cut
 * short so, and are bounded by the work of the session alone.
 */
export function firstMatch(
  program: Program,
  subject: Subject,
  from: number,
  session: Session,
): Places | null {
  const tried = new Set<number>();
  for (let at = from; at <= subject.points.length; at += 1) {
    const places = matchAt(program, subject, { at, tried, session });
    if (places) return places;
    if (session.work < 0) return null;
  }
  return null;
}

type Try = { readonly at: number; readonly tried: Set<number>; readonly session: Session };

/** A step to try at a place, or a saved place to set back. */
type Open =
  | { readonly step: number; readonly at: number }
  | { readonly slot: number; readonly before: number };

type Run = {
  readonly program: Program;
  readonly subject: Subject;
  readonly saved: number[];
  readonly open: Open[];
  readonly tried: Set<number>;
  readonly session: Session;
};

function matchAt(program: Program, subject: Subject, { at, tried, session }: Try): Places | null {
  const saved = new Array<number>(program.slots).fill(-1);
  const run: Run = { program, subject, saved, open: [{ step: 0, at }], tried, session };
  for (let job = run.open.pop(); job !== undefined; job = run.open.pop()) {
    if ('slot' in job) saved[job.slot] = job.before;
    else if (follow(run, job.step, job.at)) return saved;
  }
  return null;
}

/** Follows steps until the match, or until one does not hold; what else might be tried stays open. */
function follow(run: Run, from: number, at: number): boolean {
  let [step, place]: [number, number | null] = [from, at];
  while (place !== null && isNew(run, step, place)) {
    const now = run.program.steps[step];
    if (now === undefined || now.op === 'match') return true;
    if (now.op === 'split') run.open.push({ step: now.second, at: place });
    if (now.op === 'save') {
      run.open.push({ slot: now.slot, before: run.saved[now.slot] ?? -1 });
      run.saved[now.slot] = place;
    }
    place = after(now, place, run);
    step = now.op === 'split' ? now.first : now.op === 'jump' ? now.to : step + 1;
  }
  return false;
}

/** Whether a step is tried at a place for the first time, with work left to do so. */
function isNew({ program, subject, tried, session }: Run, step: number, place: number): boolean {
  session.work -= 1;
  if (session.work < 0) return false;
  if (program.hasBack) return true;
  const key = step * (subject.points.length + 1) + place;
  if (tried.has(key)) return false;
  tried.add(key);
  return true;
}

/** The place after a step that takes or tests text; null when it does not hold. */
function after(step: Step, place: number, { saved, subject }: Run): number | null {
  const { points } = subject;
  switch (step.op) {
    case 'set': {
      const point = points[place];
      return point !== undefined && step.has(point) ? place + 1 : null;
    }
    case 'moved':
      return saved[step.slot] === place ? null : place;
    case 'start':
      return isStart(subject, place) ? place : null;
    case 'end':
      return isEnd(subject, place) ? place : null;
    case 'back':
      return afterBack(saved.slice(2 * step.index, 2 * step.index + 2), place, subject);
    default:
      return place;
  }
}

const isStart = ({ points, flags }: Subject, place: number): boolean =>
  place === 0 || (flags.lines && points[place - 1] === 10 && place < points.length);

const isEnd = ({ points, flags }: Subject, place: number): boolean =>
  place === points.length || (flags.lines && points[place] === 10);

/** A group that took no part stands for no text. */
function afterBack(
  [from = -1, to = -1]: readonly number[],
  place: number,
  { points, flags }: Subject,
): number | null {
  if (from < 0 || to < 0) return place;
  for (let at = from; at < to; at += 1) {
    const [a, b] = [points[at], points[place + at - from]];
    if (a === undefined || b === undefined) return null;
    if (a !== b && !(flags.ignoreCase && sameLetter(a, b))) return null;
  }
  return place + to - from;
}
