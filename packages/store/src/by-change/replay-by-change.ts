import type { ByChange, ByChangeStep, Replay } from '@sanyi/api';
import { type Day, dayOf, fail, type IsoDate, ok, problem, type Result } from '@sanyi/kernel';
import { buildStack, type ChangeStep, changeSteps } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { libraryOf } from '../read/library-of.ts';
import { type ReplayOptions, type ReplayRequest, replayFacts } from '../replay/replay-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';

/** Most changes that are told apart: each costs a replay. */
const MOST_STEPS = 40;

type ReplayOf = (rules: {
  readonly baseline: string;
  readonly reform: string;
}) => Promise<Result<Replay>>;

/** Settles every claim; a result that is kept is used again. */
const exactly =
  (facts: Facts, options: ReplayOptions): ReplayOf =>
  async (rules) => {
    const replayed = await replayFacts(facts, { ...options, ...rules });
    return replayed.ok ? ok(replayed.value.replay) : replayed;
  };

/** A change with the two sets of rules whose difference it is. */
type ChangePair = {
  readonly step: ChangeStep;
  readonly baseline: string;
  readonly reform: string;
};

/** The changes of a reform, each as a replay of its own: the rules before it against the rules with it. */
function changePairs(
  packages: readonly PackageInput[],
  request: ReplayRequest,
  lastDay: Day,
): Result<ChangePair[]> {
  const library = libraryOf(packages);
  if (!library.ok) return library;
  const baseline = buildStack(library.value, request.baseline);
  if (!baseline.ok) return baseline;
  const reform = buildStack(library.value, request.reform);
  if (!reform.ok) return reform;
  const [first = ''] = request.reform.split('+');
  const head = buildStack(library.value, first);
  if (!head.ok) return head;
  const on = request.to ?? lastDay;
  const rules = {
    baseline: baseline.value,
    reform: reform.value,
    head: head.value,
    library: library.value,
  };
  const steps = changeSteps({ ...rules, on });
  if (steps.length > MOST_STEPS) {
    const details = { found: String(steps.length), limit: String(MOST_STEPS) };
    return fail(problem('REPLAY_CHANGES_TOO_MANY', request.reform, details));
  }
  const before = [request.baseline, ...steps.map(({ stack }) => stack)];
  return ok(
    steps.map((step, at) => ({
      step,
      baseline: before[at] ?? request.baseline,
      // The last step is the reform, however its text was written.
      reform: at === steps.length - 1 ? request.reform : step.stack,
    })),
  );
}

/**
 * Replays a reform change by change, in the order of `changeSteps`. Each change is settled against
 * what stands before it, so its effect on money adds up with the others to the whole, to the fen; who
 * gains and loses is told of each change by itself. Another order would share the effects otherwise.
 *
 * @param replayOf - another way to replay two sets of rules, such as an estimate
 * @returns the changes with their replays, or `REPLAY_CHANGES_TOO_MANY`, or the problems of the first
 * change that could not be made
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const reform = 'beijing+parameters/drugMarkupRate=0';
 * (await replayByChange(facts, { packages: [], baseline: 'beijing', reform })).ok; // false
 * ```
 */
export async function replayByChange(
  facts: Facts,
  options: ReplayOptions,
  replayOf: ReplayOf = exactly(facts, options),
): Promise<Result<ByChange>> {
  const { packages, baseline, reform } = options;
  // A manifest's days were written by isoDate.
  const pairs = changePairs(packages, options, dayOf(facts.manifest.to as IsoDate));
  if (!pairs.ok) return pairs;
  const steps: ByChangeStep[] = [];
  for (const pair of pairs.value) {
    const { baseline: from, reform: to } = pair;
    const replayed = await replayOf({ baseline: from, reform: to });
    if (!replayed.ok) return replayed;
    steps.push(stepDocument(pair, replayed.value));
  }
  return ok({ format: 'sanyi-by-change', baseline, reform, steps });
}

/** A change as it is printed and sent. */
function stepDocument({ step, baseline, reform }: ChangePair, replay: Replay): ByChangeStep {
  const { kind, path, title, from, to, rows } = step;
  const all = replay.cells.find(({ dimension }) => dimension === 'all');
  if (!all) throw new Error('a replay has a cell of everything');
  return {
    ...{ kind, path, title, from, to, rows, baseline, reform },
    replay: replay.id,
    exact: replay.exact,
    before: all.baseline,
    after: all.reform,
    people: replay.people,
    institutions: replay.institutions,
    families: replay.families,
  };
}
