import type { PackageTable, Provenance, TableColumn, TableRow } from '@sanyi/api';
import {
  type Decision,
  type DecisionTable,
  type DmnModel,
  type Kind,
  logicText,
} from '@sanyi/feel';
import { HOOKS, type HookDefinition, type PolicyPackage } from '@sanyi/policy';
import { clauseText, titleOf } from './column-title.ts';
import { gridOf } from './table-grid.ts';

const PROVENANCES: readonly string[] = ['sourced', 'memory', 'illustrative', 'derived'];

/** The decisions of a package in the order of its files, tables with their rules. */
export const tablesOf = (of: PolicyPackage): PackageTable[] =>
  [...of.tables].flatMap(([file, model]) => {
    const provision = [...of.provides.values()].find((each) => each.file === file);
    const hook = provision ? HOOKS[provision.hook] : undefined;
    return model.decisions.map((decision) => {
      const isHook = decision.name === provision?.decision;
      return packageTable({ decision, file, model, hook: hook ?? null, isHook });
    });
  });

type Placed = {
  readonly decision: Decision;
  readonly file: string;
  readonly model: DmnModel;
  readonly hook: HookDefinition | null;
  /** Whether this decision is the one that answers the hook. */
  readonly isHook: boolean;
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
    }),
  );
  const outputs = table.outputs.map((output): TableColumn => {
    const name = output.name || decision.name;
    return { name, title: titleOf(name, output.label), kind: outputKind(placed, name) };
  });
  const rows = rowsOf(table);
  const codeSets = table.inputs.map((input) => codeSetOf(hook?.inputs[input.expression]));
  return {
    ...common,
    kind: 'table',
    hitPolicy: table.hitPolicy,
    inputs,
    outputs,
    rows,
    expression: null,
    grid: gridOf({ inputs, outputs, rows, codeSets }),
  };
}

const codeSetOf = (kind: Kind | undefined): string | null =>
  kind?.kind === 'code' ? kind.set : null;

/** The kind of an output, where the hook says it; inner decisions answer to no hook. */
function outputKind({ hook, isHook }: Placed, name: string): string {
  if (!hook || !isHook) return 'text';
  const whole = hook.output(null, new Map());
  const one = whole.kind === 'list' ? whole.of : whole;
  return one.kind === 'context' ? (one.entries[name]?.kind ?? 'text') : one.kind;
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
