import type { Checker, Scope } from '../check/checker.ts';
import { plainBinding } from '../check/checker.ts';
import { checkExpression } from '../check/expression.ts';
import { checkLogic } from '../check/logic.ts';
import { parsedTexts } from '../check/parsed.ts';
import type { TableColumn, Test } from '../check/program.ts';
import { checkTests, scaleOfTests, testsAtScale } from '../check/tests.ts';
import type { DmnModel } from '../dmn/model.ts';
import type { SourceSpan } from '../source.ts';

/**
 * The values that a file allows in a column, as tests at the scale of its cells; null when they
 * cannot be read beside the column's type, so that they narrow nothing.
 */
export function allowedTests(
  text: string,
  column: TableColumn,
  model: DmnModel,
): readonly Test[] | null {
  const checker: Checker = {
    model,
    types: { inputs: {}, output: { kind: 'flag' } },
    problems: [],
    rules: [],
    ruleStarts: new Map(),
    loads: new Map(),
    parsed: parsedTexts(),
    calls: { count: 0 },
    newSlot: () => column.slot,
    expression: (ast, scope) => checkExpression(ast, scope, checker),
    logic: (logic, scope) => checkLogic(logic, scope, checker),
    decision: () => null,
  };
  const place: SourceSpan = { decision: column.label, from: 0, to: text.length, text };
  const { tree, problems } = checker.parsed.tests(place);
  const tests = checkTests(tree, column.subject, { scope: scopeAt(place, column), checker });
  if (problems.length > 0 || checker.problems.length > 0) return null;
  const { type } = column.tested;
  const scale = scaleOfTests(column.subject.type, tests);
  if (scale === null) return tests;
  return type.is === 'number' && scale <= type.scale ? testsAtScale(tests, type.scale) : null;
}

const scopeAt = (place: SourceSpan, { slot, subject }: TableColumn): Scope => ({
  place,
  owner: { id: '', name: '', requires: [], logic: { form: 'none' }, other: [] },
  locals: new Map(),
  seesInputs: false,
  filled: new Set(),
  subject: plainBinding(slot, subject.type),
  calls: [],
});
