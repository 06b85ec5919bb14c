import type { Reads } from '../check/checked.ts';
import type { LoopMemory } from '../loops/index.ts';
import type { BoundColumns, ColumnRules } from './column-types.ts';

/** Makes bindings of one decision to some rules. */
type Binder = (rules: Omit<ColumnRules, 'memory'>) => (memory: LoopMemory | null) => BoundColumns;

/** Sets of rules whose code is kept: those that a person goes to and fro between. */
const KEPT = 6;

/**
 * Writes the code of a decision once for all rules that are the same to it: a parameter that it does
 * not read may have any value.
 */
export function keptBinders(reads: Pick<Reads, 'parameters'>, binder: Binder): Binder {
  const kept = keptFor(reads, binder);
  // Keys are columns of somebody's data, and as many as it has.
  return (rules) => (rules.keys ? binder(rules) : kept(rules));
}

/** Makes something once for all rules that are the same to a decision, and keeps what was asked for last. */
export function keptFor<Rules extends Pick<ColumnRules, 'parameters'>, Made>(
  { parameters }: Pick<Reads, 'parameters'>,
  make: (rules: Rules) => Made,
): (rules: Rules) => Made {
  const kept = new Map<string, Made>();
  return (rules) => {
    const key = textOf({
      ...rules,
      parameters: rules.parameters.map((row) => parameters.map((name) => row[name] ?? null)),
    });
    const found = kept.get(key) ?? make(rules);
    kept.delete(key);
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}

/** Texts begin with a sign that no number has. */
const textOf = (rules: object): string =>
  JSON.stringify(rules, (_, value: unknown) => {
    if (typeof value === 'string') return `'${value}`;
    return typeof value === 'bigint' ? `${String(value)}n` : value;
  });
