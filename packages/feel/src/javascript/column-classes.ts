import type { TableColumn } from '../check/program.ts';
import { type Cells, isOrdered, type Ordered, regionSets, valueSets } from '../row/column-sets.ts';
import type { RuleSet } from '../row/rule-sets.ts';
import type { Value } from '../value.ts';

/**
 * A column of constant cells, by classes: values of one class leave the same rules, so a table is
 * looked up by the class of each subject.
 */
export type ColumnClasses = {
  /** The rules that each class leaves. */
  readonly sets: readonly RuleSet[];
  readonly of:
    | { readonly by: 'value'; readonly values: ReadonlyMap<Value, number>; readonly others: number }
    | {
        readonly by: 'region';
        readonly bounds: readonly Ordered[];
        /** The class of each region. */
        readonly regions: readonly number[];
        readonly missing: number;
      };
};

export function columnClasses(column: TableColumn, cells: Cells): ColumnClasses {
  const classes = new Classes();
  if (!isOrdered(column)) {
    const found = valueSets(cells);
    const others = classes.of(found.others);
    const values = new Map<Value, number>();
    for (const [value, set] of found.sets) values.set(value, classes.of(set));
    return { sets: classes.sets, of: { by: 'value', values, others } };
  }
  const { bounds, regions, missing } = regionSets(cells);
  const of = regions.map((set) => classes.of(set));
  const none = column.tested.type.nullable ? classes.of(missing) : 0;
  return { sets: classes.sets, of: { by: 'region', bounds, regions: of, missing: none } };
}

/** Equal sets of rules, numbered once. */
class Classes {
  readonly sets: RuleSet[] = [];
  readonly #known = new Map<string, number>();

  of(set: RuleSet): number {
    const key = set.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.sets.push(set) - 1;
    this.#known.set(key, made);
    return made;
  }
}
