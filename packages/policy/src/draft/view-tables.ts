import { type Decision, DMN_LIMITS, type Kind, type Logic, logicText, readDmn } from '@sanyi/feel';
import type { HookDefinition } from '../hooks/hook.ts';
import { HOOKS } from '../hooks/registry.ts';
import { codeSetOf } from '../words/code-titles.ts';
import { titleOf } from '../words/column-title.ts';
import type { About } from './draft-ground.ts';
import type { EditColumn, EditEntry, EditRule, EditTable } from './draft-view.ts';

/** The decisions of a DMN file of a draft; none where it cannot be read. */
export function viewTables(
  { path, text }: { readonly path: string; readonly text: string },
  about: About,
): EditTable[] {
  const read = readDmn(text, DMN_LIMITS);
  if (!read.ok) return [];
  const provision = [...(about.ground.linked?.provides.values() ?? [])].find(
    (each) => each.file === path,
  );
  const hook = provision ? HOOKS[provision.hook] : null;
  return read.value.decisions.map((decision) =>
    tableOf(path, decision, {
      hook,
      isHook: decision.name === provision?.decision,
      titles: about.titles,
    }),
  );
}

type Placed = {
  readonly hook: HookDefinition | null;
  readonly isHook: boolean;
  readonly titles: About['titles'];
};

function tableOf(file: string, decision: Decision, placed: Placed): EditTable {
  const { logic } = decision;
  const common = {
    file,
    decision: decision.name,
    title: titleOf(decision.name, decision.label),
    hook: placed.isHook && placed.hook ? placed.hook.name : null,
  };
  if (logic.form !== 'table') {
    const none = { hitPolicy: null, columns: [], rules: [] };
    const entries = entriesOf(logic);
    const editable = logic.form === 'literal' || entries !== null;
    return { ...common, ...none, expression: logicText(logic), editable, entries };
  }
  const rules = logic.rules.map(({ id, inputs, outputs, annotations }) => ({
    id,
    cells: [
      ...logic.inputs.map((_, at) => inputs[at] ?? '-'),
      ...logic.outputs.map((_, at) => outputs[at] ?? ''),
      ...logic.annotations.map((_, at) => annotations[at] ?? ''),
    ],
  }));
  const drafts = [
    ...logic.inputs.map(({ expression, label }) => {
      const kind = placed.hook?.inputs[expression];
      return { name: expression, label, role: 'input' as const, kind };
    }),
    ...logic.outputs.map(({ name, label }) => {
      const own = name || decision.name;
      return { name: own, label, role: 'output' as const, kind: outputKind(placed, own) };
    }),
    ...logic.annotations.map((name) => ({
      name,
      label: NOTES[name],
      role: 'note' as const,
      kind: undefined,
    })),
  ];
  const columns = drafts.map(({ name, label, role, kind }, at): EditColumn => {
    return {
      name,
      title: titleOf(name, label),
      role,
      kind: kind?.kind ?? kindOfCells(rules, at),
      codes: placed.titles(codeSetOf(kind)),
    };
  });
  const { hitPolicy } = logic;
  return { ...common, hitPolicy, columns, rules, expression: null, editable: true, entries: null };
}

/** The formulas of a context; null where one of them is no single formula. */
function entriesOf(logic: Logic): readonly EditEntry[] | null {
  if (logic.form !== 'context') return null;
  const entries = logic.entries.flatMap(({ name, logic: inner }) =>
    inner.form === 'literal' ? [{ name, text: inner.text }] : [],
  );
  return entries.length === logic.entries.length ? entries : null;
}

const NOTES: Readonly<Record<string, string>> = {
  clause: '条款',
  source: '来源',
  provenance: '依据程度',
};

/** Columns that answer to no hook are flags where all their cells are. */
function kindOfCells(rules: readonly EditRule[], at: number): string {
  const cells = rules.map(({ cells: all }) => all[at] ?? '').filter((cell) => cell !== '-');
  const flags = cells.length > 0 && cells.every((cell) => cell === 'true' || cell === 'false');
  return flags ? 'flag' : 'text';
}

/** The kind of an output, where the hook says it; inner decisions answer to no hook. */
function outputKind({ hook, isHook }: Placed, name: string): Kind | undefined {
  if (!hook || !isHook) return undefined;
  const whole = hook.output(null, new Map());
  const one = whole.kind === 'list' ? whole.of : whole;
  return one.kind === 'context' ? one.entries[name] : one;
}
