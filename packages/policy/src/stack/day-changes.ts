import type { Text } from '@sanyi/kernel';
import { valueText } from '../kinds/value-text.ts';
import type { PolicyList } from '../lists/policy-list.ts';
import type { ChangedRules, ChangeStep } from './change-step.ts';
import type { Stack } from './stack.ts';

/** A change between the rules of two days that can be made alone, by values that are tried. */
export type DayChange = Omit<ChangeStep, 'stack'> & { readonly patches: readonly string[] };

/** Up to so many rows of a list are changes of their own; more of them move together. */
const ROWS_APART = 8;

const NOWHERE = { institution: 0, level: '', district: '' };

/** Parameters by name, then rows of price lists, that differ between the rules of two days. */
export const dayChanges = (of: ChangedRules): DayChange[] => [
  ...parameterChanges(of),
  ...listChanges(of),
];

function parameterChanges({ baseline, head, on }: ChangedRules): DayChange[] {
  const regimeOf = (stack: Stack) => stack.regime(stack.intervalAt(stack.ruleDay(on)), NOWHERE);
  const [old, now] = [regimeOf(baseline), regimeOf(head)];
  return [...readParameters(head)].sort().flatMap((name): DayChange[] => {
    const [before, after] = [old.parameterCitation(name), now.parameterCitation(name)];
    if (!before || !after || after.value.value === null) return [];
    const { kind } = after.parameter.kind;
    const [from, to] = [before, after].map(({ value, parameter }) =>
      valueText(value.value, parameter.kind),
    );
    if (from === to || from === undefined || to === undefined) return [];
    // Texts and lists cannot be written as a value that is tried.
    if (!['money', 'rate', 'quantity', 'count', 'code', 'flag'].includes(kind)) return [];
    const path = `parameters/${name}`;
    const { title } = after.parameter;
    return [{ kind: 'parameter', path, title, from, to, rows: 0, patches: [`${path}=${to}`] }];
  });
}

/** Parameters that a decision of the stack reads; others move no money. */
const readParameters = ({ packages }: Stack): Set<string> =>
  new Set(
    packages.flatMap((each) =>
      [...each.linked.values()].flatMap((hook) => [...hook.checked.reads.parameters]),
    ),
  );

function listChanges(of: ChangedRules): DayChange[] {
  const lists = new Map<string, PolicyList>();
  for (const each of of.head.packages) {
    for (const list of each.lists.values()) {
      if (list.kind === 'price' && list.columns.length === 1) lists.set(list.name, list);
    }
  }
  return [...lists.values()].flatMap((list) => {
    const rows = rowChanges(list, of);
    if (rows.length <= ROWS_APART) return rows;
    return [
      {
        kind: 'list' as const,
        path: `lists/${list.name}`,
        title: listTitle(list.name, rows.length),
        from: null,
        to: null,
        rows: rows.length,
        patches: rows.flatMap(({ patches }) => patches),
      },
    ];
  });
}

const listTitle = (name: string, rows: number): Text => ({
  en: `${rows} prices of the list ${name}`,
  zh: `价格清单 ${name} 的 ${rows} 个价格`,
});

/** Rows with a value on both days that is not the same. */
function rowChanges(list: PolicyList, of: ChangedRules): DayChange[] {
  const [column] = list.columns;
  if (!column) return [];
  const { kind } = column;
  const valuesOf = (stack: Stack): ReadonlyMap<string, string> =>
    new Map(
      stack.listRows(list.name, stack.ruleDay(of.on)).map(({ row }) => {
        const key = row.keys.join(',').replace(/,+$/, '');
        return [key, valueText(row.values[0] ?? null, kind)];
      }),
    );
  const old = valuesOf(of.baseline);
  return [...valuesOf(of.head)].flatMap(([key, to]): DayChange[] => {
    const from = old.get(key);
    // A key that would be read as another part of the text stays with the rest of the day.
    if (from === undefined || from === to || /[=@/+]/.test(key)) return [];
    const path = `lists/${list.name}/${key}`;
    const row = key.replaceAll(',', ', ');
    const title = { en: `${list.name}: ${row}`, zh: `${list.name}：${row}` };
    return [{ kind: 'list', path, title, from, to, rows: 1, patches: [`${path}=${to}`] }];
  });
}
