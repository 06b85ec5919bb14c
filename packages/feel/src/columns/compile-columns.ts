import { problem } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import { codesIn, columnsBinder } from './bind-columns.ts';
import { CodedNodes } from './coded.ts';
import type { ColumnField } from './column.ts';
import type { ColumnKernel, ColumnRules, Refusal } from './column-types.ts';
import { inputFields, outputFields } from './fields.ts';
import { keptBinders, keptFor } from './kept-binders.ts';
import { Tabulator } from './tabulate.ts';
import { unsupported } from './unsupported.ts';

/** Of rules, what tables depend on. */
type Tabulated = Pick<ColumnRules, 'parameters' | 'codes'>;

/**
 * Compiles a decision to columns: typed arrays in, typed arrays out. What depends on codes, flags,
 * sets of codes, parameters and stretches of numbers alone is evaluated once per case and rule
 * interval and looked up; the rest is integer arithmetic in doubles, tested against 2^53 only where
 * the bounds of the fields do not prove it. A row that fails a test is answered by the row program,
 * so every answer is that of `compileRow`.
 *
 * @param decision - from `checkDecision`, strict mode
 * @returns the kernel, or why the decision has no column form and runs row by row
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>if age &gt;= 65 then 0 else 1.50</text></literalExpression>
 *   </decision></definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * const types = { inputs: { age: { kind: 'count' } }, output: { kind: 'money' } } as const;
 * const kernel = compileColumns(unwrap(checkDecision(model, 'fee', types, 'strict')));
 * if ('refused' in kernel) throw new Error(kernel.refused.en);
 * const bound = kernel.bind({ parameters: [{}] });
 * const { columns } = bound.evaluate({ to: 2, inputs: { age: { values: Uint8Array.of(64, 65) } } });
 * [...(columns.fee?.values ?? [])]; // [150, 0]
 * ```
 */
export function compileColumns(decision: CheckedDecision): ColumnKernel | Refusal {
  const inputs = inputFields(decision);
  if (!Array.isArray(inputs)) return { refused: inputs };
  const outputs = outputFields(decision);
  if (!Array.isArray(outputs)) return { refused: outputs };
  const coded = new CodedNodes(decision.fast, (load) => {
    return (
      load.from === 'parameters' || !['number', 'day', 'days', 'months'].includes(load.type.is)
    );
  });
  const node = unsupported(decision.fast, coded);
  if (node) {
    const expression = node.span.text.slice(node.span.from, node.span.to) || node.span.decision;
    return { refused: problem('COLUMNS_ROW_ONLY', decision.decision, { expression }) };
  }
  const shown = outputs.map(({ path: _, ...field }): ColumnField => field);
  // Bindings to keys, for a total or with marks have the tables of the same parameters.
  const tables = keptFor(decision.reads, (rules: Tabulated) => {
    return new Tabulator(decision, { parameters: rules.parameters, codesOf: codesIn(rules) });
  });
  const binder = keptBinders(decision.reads, (rules) => {
    const { parameters, codes } = rules;
    const made = tables({ parameters, ...(codes ? { codes } : {}) });
    return columnsBinder(decision, { outputs, tables: made }, rules);
  });
  return { inputs, outputs: shown, bind: ({ memory, ...rules }) => binder(rules)(memory ?? null) };
}
