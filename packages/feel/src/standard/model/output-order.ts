import { parseUnaryTests } from '../../ast/parse.ts';
import type { DecisionTable } from '../../dmn/model.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Frame } from '../compile/frame.ts';
import type { Scope } from '../compile/scope.ts';
import type { OutputOrder } from './hit-policy.ts';
import { typed } from './text.ts';

/** The values that each output may have, of the column or of its type, in the order of priority. */
export function outputOrder(
  table: DecisionTable,
  scope: Scope,
  compiler: Compiler,
): (frame: Frame) => OutputOrder {
  const columns = table.outputs.map(({ values, name, typeRef }) => {
    const type = typeRef ?? (table.outputs.length === 1 ? table.typeRef : undefined);
    const text = values ?? typed(type, scope, compiler).choices ?? '';
    const place = { ...scope.place, column: name || 'output', from: 0, to: text.length, text };
    const { tree, problems } = parseUnaryTests(place);
    compiler.problems.push(...problems);
    return tree.flatMap((test) =>
      test.test === 'expression' ? [compiler.expression(test.value, { ...scope, place })] : [],
    );
  });
  return (frame) => columns.map((values) => values.map((value) => value(frame)));
}
