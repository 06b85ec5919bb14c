import { checkDecision, DMN_LIMITS, type DmnModel, readDmn } from '@sanyi/feel';
import type { PackageFiles, PolicyPackage } from '../package/policy-package.ts';
import { inside } from '../package/read-package.ts';
import type { DraftView, PlacedProblem } from './draft-view.ts';
import type { Edit } from './edit.ts';
import { editedAlone } from './edit-table.ts';
import { placeProblem } from './place-problem.ts';

/** What is checked while it is being written: a cell, or a formula. */
export type WrittenEdit = Extract<Edit, { readonly kind: 'cell' | 'expression' }>;

/** What the quick check of a cell reads. */
type CellGround = {
  readonly files: PackageFiles;
  readonly view: DraftView;
  /** The draft as it was last read without a problem. */
  readonly linked: PolicyPackage | null;
};

/**
 * What is wrong with a rule or a formula once it has another text: parsed and typed alone among its
 * decisions, in the time of a keystroke. The check of the whole package follows when the hand rests.
 */
export function checkCell(ground: CellGround, edit: WrittenEdit): readonly PlacedProblem[] {
  const { linked, view, files } = ground;
  const hook = [...(linked?.linked.values() ?? [])].find((each) => each.file === edit.file);
  const model = modelOf(files.get(edit.file) ?? '');
  if (!hook || !model) return [];
  const alone = editedAlone(model, edit);
  if (!alone) return [];
  const checked = checkDecision(alone, hook.decision, hook.types, 'strict');
  if (checked.ok) return [];
  return checked.problems
    .map((each) => placeProblem(inside(`${view.id}/${edit.file}`, each), view))
    .filter(
      ({ decision, rows }) =>
        decision === edit.decision && (edit.kind === 'expression' || rows.includes(edit.row)),
    );
}

const models = new Map<string, DmnModel | null>();

/** Files that are read again and again while somebody types: the last few are kept. */
function modelOf(text: string): DmnModel | null {
  const known = models.get(text);
  if (known !== undefined) return known;
  const read = readDmn(text, DMN_LIMITS);
  const model = read.ok ? read.value : null;
  const [oldest] = models.keys();
  if (models.size >= KEPT && oldest !== undefined) models.delete(oldest);
  models.set(text, model);
  return model;
}

const KEPT = 8;
