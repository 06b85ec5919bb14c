import { assert, failOf, type Problem, type Result } from '@sanyi/kernel';
import type { Library, PackageFiles, PolicyPackage } from '../package/policy-package.ts';
import { type LinkOptions, linkInto } from '../package/read-library.ts';
import { buildStack } from '../stack/build-stack.ts';
import { acceptTests } from '../tests/accept.ts';
import type { TestReport } from '../tests/report.ts';
import { runPackageTests, type TestOptions } from '../tests/run-tests.ts';
import { analyseDraft, type DraftAnalysis } from './analyse-draft.ts';
import { applyEdit } from './apply-edit.ts';
import { checkCell, type WrittenEdit } from './check-cell.ts';
import { columnOffers } from './column-offers.ts';
import type { ColumnOffer, DraftView, PlacedProblem } from './draft-view.ts';
import type { Edit, InDecision } from './edit.ts';
import { packageHead } from './package-head.ts';
import { placeProblem } from './place-problem.ts';
import { type Tried, type TriedInput, tryInput } from './try-input.ts';
import { viewDraft } from './view-draft.ts';

/** A draft at one moment: its files, how they read, and what stands against them. */
export type DraftMoment = {
  readonly files: PackageFiles;
  readonly view: DraftView;
  readonly problems: readonly PlacedProblem[];
  /** The package where it reads without a problem, else null. */
  readonly linked: PolicyPackage | null;
};

/** Somebody at work on a draft: edits, undo and redo, checks, tests and tries. Pure but for its memory. */
export type DraftSession = {
  now(): DraftMoment;
  /** Makes an edit; what changes nothing is no step. */
  apply(edit: Edit): DraftMoment;
  /** What is wrong with a cell or formula as it is being written; quick, asked at every keystroke. */
  checkCell(edit: WrittenEdit): readonly PlacedProblem[];
  /** What a decision may read and answer. */
  offers(of: InDecision): readonly ColumnOffer[];
  /** What an edit would lead to, without making it. */
  preview(edit: Edit): DraftMoment;
  /** Takes other files as one step. */
  replace(files: PackageFiles): DraftMoment;
  undo(): DraftMoment;
  redo(): DraftMoment;
  readonly can: { undo(): boolean; redo(): boolean };
  /** Runs the cases of the draft; null while it cannot be read. */
  test(): TestReport | null;
  tryInput(input: TriedInput): Result<Tried>;
  /** Gaps, overlaps and rules that never answer; null while the draft cannot be read. */
  analyse(): DraftAnalysis | null;
  /** The cases with what the rules answer now written into them, as one step. */
  accept(): DraftMoment;
};

/** What a session begins with. */
export type SessionStart = {
  readonly place: string;
  readonly library: Library;
  readonly files: PackageFiles;
  readonly options: LinkOptions & TestOptions;
};

/** Steps that can be undone: an afternoon's work. */
const STEPS = 500;

/**
 * Begins work on a draft, anywhere JavaScript runs.
 *
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * const files = new Map([['policy.yaml', 'id: fees-v2']]);
 * const session = draftSession({ place: 'beijing', library, files, options: {} });
 * session.now().problems.length > 0; // true
 * ```
 */
export function draftSession(start: SessionStart): DraftSession {
  // Codes keep their titles while a cell is half written.
  let lastLinked: PolicyPackage | null = null;
  const momentOf = (files: PackageFiles): DraftMoment => {
    const moment = readMoment(files, start, lastLinked);
    lastLinked = moment.linked ?? lastLinked;
    return moment;
  };
  const steps: DraftMoment[] = [momentOf(start.files)];
  let at = 0;
  const now = (): DraftMoment => steps[at] as DraftMoment;
  const step = (files: PackageFiles): DraftMoment => {
    if (files === now().files) return now();
    steps.splice(at + 1, steps.length, momentOf(files));
    if (steps.length > STEPS) steps.shift();
    at = steps.length - 1;
    return now();
  };
  const go = (to: number): DraftMoment => {
    at = Math.max(0, Math.min(steps.length - 1, to));
    return now();
  };
  return {
    now,
    apply: (edit) => step(applyEdit(now().files, edit)),
    checkCell: (edit) => {
      const { files, view } = now();
      return checkCell({ files, view, linked: lastLinked }, edit);
    },
    offers: (of) => {
      const { files } = now();
      return columnOffers({ files, linked: lastLinked, library: start.library }, of);
    },
    preview: (edit) => {
      const files = applyEdit(now().files, edit);
      return files === now().files ? now() : momentOf(files);
    },
    replace: step,
    undo: () => go(at - 1),
    redo: () => go(at + 1),
    can: { undo: () => at > 0, redo: () => at < steps.length - 1 },
    test: () => {
      const { linked } = now();
      if (!linked) return null;
      const library = new Map(start.library).set(linked.id, linked);
      return runPackageTests(library, linked.id, start.options);
    },
    analyse: () => {
      const { linked, view } = now();
      return linked ? analyseDraft(linked, { library: start.library, view }) : null;
    },
    accept: () => {
      const { linked, files } = now();
      if (!linked) return now();
      const library = new Map(start.library).set(linked.id, linked);
      const changed = acceptTests(library, linked.id, start.options);
      return changed.size === 0 ? now() : step(new Map([...files, ...changed]));
    },
    tryInput: (input) => {
      const { linked, problems } = now();
      if (linked) return tryInput({ library: start.library, linked }, input);
      const failure = failOf(problems.map((each) => each.problem));
      assert(failure !== null, 'a draft that is not linked says why');
      return failure;
    },
  };
}

function readMoment(
  files: PackageFiles,
  { place, library, options }: SessionStart,
  lastLinked: PolicyPackage | null,
): DraftMoment {
  const name = packageHead(files.get('policy.yaml') ?? '').id ?? 'draft';
  const linked = linkInto(library, { name, files }, options);
  const whole = linked.ok ? linked.value : null;
  const view = viewDraft(files, { place, library, linked: whole ?? lastLinked });
  const problems: readonly Problem[] = linked.ok
    ? stackProblems(library, linked.value, place)
    : linked.problems;
  return {
    files,
    view,
    problems: problems.map((each) => placeProblem(each, view)),
    linked: whole,
  };
}

/** What stands against the package among the packages of its place. */
function stackProblems(library: Library, whole: PolicyPackage, place: string): readonly Problem[] {
  const stack = buildStack(new Map(library).set(whole.id, whole), place);
  return stack.ok ? [] : stack.problems;
}
