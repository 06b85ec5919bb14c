import { type Problem, problemLine } from '@sanyi/kernel';
import type { Decision, DmnModel, Logic } from '../dmn/model.ts';
import { readDmn } from '../dmn/read-dmn.ts';
import { DMN_LIMITS } from '../limits.ts';
import { JAVA_FUNCTIONS } from '../standard/library/java.ts';
import { compileStandard, type StandardModel } from '../standard/model/standard-model.ts';
import { isContext } from '../standard/value/kind.ts';
import type { FeelDateTime, FeelValue } from '../standard/value/value.ts';
import { literalText } from '../standard/value/value-text.ts';
import { type ExpectedNode, readTestFile, type TestCase } from './read-cases.ts';
import { agreement } from './same-result.ts';

/**
 * A file of a suite: its name and its text.
 *
 * @example
 * ```ts
 * const file: TckFile = { name: '0001-filter.dmn', text: '<definitions/>' };
 * ```
 */
export type TckFile = { readonly name: string; readonly text: string };

/**
 * A folder of the DMN compatibility kit: models, and the files that test them.
 *
 * @example
 * ```ts
 * const suite: TckSuite = { path: 'compliance-level-3/0001-filter', models: [], tests: [] };
 * ```
 */
export type TckSuite = {
  /** Level and folder, such as `compliance-level-2/0001-input-data-string`. */
  readonly path: string;
  readonly models: readonly TckFile[];
  readonly tests: readonly TckFile[];
};

/**
 * One expected result and what came of it.
 *
 * @example
 * ```ts
 * declare const node: TckNode;
 * if (!node.passed) console.log(`${node.name}: ${node.expected}, got ${node.answer}`);
 * ```
 */
export type TckNode = {
  readonly name: string;
  readonly passed: boolean;
  /** False where a number agrees only as far as the kit wrote it. */
  readonly exact: boolean;
  readonly expectsNull: boolean;
  readonly isTable: boolean;
  readonly expected: string;
  readonly answer: string;
};

/**
 * One case and what came of it: it passes when all its nodes do.
 *
 * @example
 * ```ts
 * declare const cases: readonly TckCase[];
 * console.log(cases.filter((each) => !each.passed).map((each) => each.reason));
 * ```
 */
export type TckCase = {
  readonly suite: string;
  readonly file: string;
  readonly id: string;
  readonly nodes: readonly TckNode[];
  readonly passed: boolean;
  /** Why it failed; empty when it passed. */
  readonly reason: string;
};

/**
 * Runs all cases of a suite of the DMN compatibility kit in standard mode. Nothing is thrown: what
 * cannot be read fails each of its cases, and a stopped evaluation fails its case.
 *
 * @param suite - the texts of a folder
 * @param now - what `now()` answers; null without a clock
 * @example
 * ```ts
 * runTckSuite({ path: 'compliance-level-2/0001', models: [], tests: [] }, null); // []
 * ```
 */
export function runTckSuite(suite: TckSuite, now: FeelDateTime | null): TckCase[] {
  const models = new Map(
    suite.models.map(({ name, text }) => [name, readDmn(text, DMN_LIMITS)] as const),
  );
  return suite.tests.flatMap(({ name, text }) => {
    const file = name.replace(/\.xml$/, '');
    const read = readTestFile(text);
    if (!read.ok) return [unread(suite.path, file, '', told(read.problems))];
    const { modelName, cases } = read.value;
    const asked =
      models.get(modelName) ?? (models.size === 1 ? [...models.values()][0] : undefined);
    const reason =
      asked === undefined ? `no model ${modelName}` : asked.ok ? '' : told(asked.problems);
    if (!asked?.ok) return cases.map(({ id }) => unread(suite.path, file, id, reason));
    const imported = [...models.values()].flatMap((each) => (each.ok ? [each.value] : []));
    const options = { imported, externals: JAVA_FUNCTIONS, ...(now === null ? {} : { now }) };
    const model = compileStandard(asked.value, options);
    return cases.map((each) => runCase(each, { suite: suite.path, file, model, of: asked.value }));
  });
}

const told = (problems: readonly Problem[]): string =>
  problems.map((each) => problemLine(each, 'en')).join(' ');

const unread = (suite: string, file: string, id: string, reason: string): TckCase => ({
  suite,
  file,
  id,
  nodes: [],
  passed: false,
  reason,
});

type Where = {
  readonly suite: string;
  readonly file: string;
  readonly model: StandardModel;
  readonly of: DmnModel;
};

function runCase(test: TestCase, where: Where): TckCase {
  const { suite, file, model } = where;
  const nodes: TckNode[] = [];
  const reasons: string[] = [];
  for (const node of test.nodes) {
    const result = answered(test, node, where);
    const agreed = result.threw === null ? agreement(result.answer, node.expected) : 'none';
    const passed = agreed !== 'none';
    const expected = literalText(node.expected.value);
    const answer = result.threw ?? literalText(result.answer);
    const decision = where.of.decisions.find(({ name }) => name === node.name);
    nodes.push({
      name: node.name,
      passed,
      exact: agreed === 'exact',
      expectsNull: node.expected.value === null,
      isTable: decision !== undefined && hasTable(decision.logic),
      expected,
      answer,
    });
    if (passed) continue;
    const problems = told(model.problemsOf(node.name).slice(0, 2));
    reasons.push(
      `${node.name}: expected ${expected}, got ${answer}${problems && ` (${problems})`}`,
    );
  }
  const passed = reasons.length === 0;
  return { suite, file, id: test.id, nodes, passed, reason: reasons.join('; ') };
}

type Answer = { readonly answer: FeelValue; readonly threw: string | null };

/** A stopped evaluation has no answer, and that is what is expected where null is. */
function answered(test: TestCase, node: ExpectedNode, { model, of }: Where): Answer {
  const service = of.services.find(({ name }) => name === test.invocable);
  try {
    if (test.invocable === null) {
      return { answer: model.decide(node.name, test.inputs), threw: null };
    }
    const served = model.serve(test.invocable, test.inputs);
    const several = test.nodes.length > 1 || (service?.outputs.length ?? 0) > 1;
    const isPart = several && isContext(served) && served.has(node.name);
    return { answer: isPart ? (served.get(node.name) ?? null) : served, threw: null };
  } catch (error) {
    // A defect of ours fails its case and must not hide the others.
    return { answer: null, threw: error instanceof Error ? error.message : String(error) };
  }
}

function hasTable(logic: Decision['logic']): boolean {
  if (logic.form === 'table') return true;
  return logic.form === 'context' && logic.entries.some((entry) => hasTable(entry.logic as Logic));
}
