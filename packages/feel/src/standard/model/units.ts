import { type Problem, problem } from '@sanyi/kernel';
import type { DmnModel } from '../../dmn/model.ts';
import { newUnit, type Shared, type Unit } from './unit.ts';

/** Models by namespace, those imported before those that import them. */
export function unitsOf(
  root: DmnModel,
  imported: readonly DmnModel[],
  shared: Shared,
  problems: Problem[],
): ReadonlyMap<string, Unit> {
  const made = new Map<string, Unit>();
  const open: string[] = [];
  const unitOf = (model: DmnModel): Unit => {
    const known = made.get(model.namespace);
    if (known) return known;
    open.push(model.namespace);
    const imports = new Map<string, Unit>();
    for (const { name, namespace } of model.imports.filter(isModel)) {
      const other = importedModel({ name, namespace }, { imported, open, problems });
      if (other) imports.set(name, unitOf(other));
    }
    open.pop();
    const unit = newUnit(model, imports, shared, problems);
    made.set(model.namespace, unit);
    return unit;
  };
  unitOf(root);
  return made;
}

/** Imports of other kinds, such as XML schemas, hold no decisions. */
const isModel = ({ attributes }: DmnModel['imports'][number]): boolean =>
  /DMN/i.test(attributes.importType ?? 'DMN');

type Importing = {
  readonly imported: readonly DmnModel[];
  readonly open: readonly string[];
  readonly problems: Problem[];
};

/** The model that an import means; a missing one, and one that stands in a circle, is a problem. */
function importedModel(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  { imported, open, problems }: Importing,
): DmnModel | null {
  if (open.includes(namespace)) {
    problems.push(problem('DMN_CYCLE', 'dmn', { cycle: [...open, namespace].join(' → ') }));
    return null;
  }
  const other = imported.find((each) => each.namespace === namespace);
  if (other) return other;
  problems.push(problem('DMN_IMPORT_MISSING', 'dmn', { name, namespace }));
  return null;
}
