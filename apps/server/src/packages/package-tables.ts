import type { CodeTitles, PackageTable, Provenance, TableColumn, TableRow } from '@sanyi/api';
import {
  type Decision,
  type DecisionTable,
  type DmnModel,
  type Kind,
  logicText,
} from '@sanyi/feel';
import {
  clauseText,
  codeSetOf,
  codeTitles,
  HOOKS,
  type HookDefinition,
  type Library,
  type PolicyPackage,
  titleOf,
} from '@sanyi/policy';
import { gridOf } from './table-grid.ts';

const PROVENANCES: readonly string[] = ['sourced', 'memory', 'illustrative', 'derived'];

/** The decisions of a package in the order of its files, tables with their rules. */
export const tablesOf = (of: PolicyPackage, library: Library): PackageTable[] =>
  [...of.tables].flatMap(([file, model]) => {
    const provision = [...of.provides.values()].find((each) => each.file === file);
    const hook = provision ? HOOKS[provision.hook] : undefined;
    return model.decisions.map((decision) => {
      const isHook = decision.name === provision?.decision;
      const titles = (set: string | null): CodeTitles => codeTitles(set, of, library);
      return packageTable({ decision, file, model, hook: hook ?? null, isHook, titles });
    });
  });

type Placed = {
  readonly decision: Decision;
  readonly file: string;
  readonly model: DmnModel;
  readonly hook: HookDefinition | null;
  /** Whether this decision is the one that answers the hook. */
  readonly isHook: boolean;
  readonly titles: (set: string | null) => CodeTitles;
};

function packageTable(placed: Placed): PackageTable {
  const { decision, file, hook, isHook } = placed;
  const common = {
    id: decision.name,
    title: titleOf(decision.name, decision.label),
    file,
    hook: isHook && hook ? hook.name : null,
  };
  if (decision.logic.form !== 'table') {
    const expression = logicText(decision.logic);
    const none = { inputs: [], outputs: [], rows: [], grid: null, hitPolicy: null };
    return { ...common, ...none, kind: 'expression', expression };
  }
  const table = decision.logic;
  const inputs = table.inputs.map(
    (input): TableColumn => ({
      name: input.expression,
      title: titleOf(input.expression, input.label),
      kind: hook?.inputs[input.expression]?.kind ?? 'text',
      codes: placed.titles(codeSetOf(hook?.inputs[input.expression])),
    }),
  );
  const outputs = table.outputs.map((output): TableColumn => {
    const name = output.name || decision.name;
    const kind = outputKind(placed, name);
    const codes = placed.titles(codeSetOf(kind));
    return { name, title: titleOf(name, output.label), kind: kind?.kind ?? 'text', codes };
  });
  const rows = rowsOf(table);
  return {
    ...common,
    kind: 'table',
    hitPolicy: table.hitPolicy,
    inputs,
    outputs,
    rows,
    expression: null,
    grid: gridOf({ inputs, outputs, rows }),
  };
}

/** The kind of an output, where the hook says it; inner decisions answer to no hook. */
function outputKind({ hook, isHook }: Placed, name: string): Kind | undefined {
  if (!hook || !isHook) return undefined;
  const whole = hook.output(null, new Map());
  const one = whole.kind === 'list' ? whole.of : whole;
  return one.kind === 'context' ? one.entries[name] : one;
}

function rowsOf(table: DecisionTable): TableRow[] {
  const at = (name: string): number => table.annotations.indexOf(name);
  const [clause, source, provenance] = [at('clause'), at('source'), at('provenance')];
  return table.rules.map((rule) => ({
    id: rule.id,
    inputs: rule.inputs,
    outputs: rule.outputs,
    clause: clauseText(rule.annotations[clause] ?? ''),
    source: rule.annotations[source] ?? '',
    provenance: provenanceOf(rule.annotations[provenance] ?? ''),
  }));
}

const isProvenance = (text: string): text is Provenance => PROVENANCES.includes(text);

/** A mark that is missing is the weakest one: nothing may look surer than it is. */
const provenanceOf = (text: string): Provenance => (isProvenance(text) ? text : 'illustrative');
