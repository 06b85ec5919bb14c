import { ProblemError } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { Refusal } from '../columns/column-types.ts';
import { type Emitted, NULL_CODE, plainScalar, type Scalar } from './code.ts';
import type { Dialect } from './dialect.ts';
import { DUCKDB } from './duckdb.ts';
import { emitNode } from './emit.ts';
import { type Field, loadConstant, loadField } from './loads.ts';
import { outputsOf } from './outputs.ts';
import { queryText } from './query.ts';
import { citedOf } from './rule-marks.ts';
import { SPARK } from './spark.ts';
import type { SqlDialect, SqlOptions, SqlText } from './sql-text.ts';
import { addStage, emitOnly, emitOutermost } from './stages.ts';
import { wayOf, wayWhen } from './way.ts';
import { writerFor } from './writer.ts';

/** What is wrong with a field of the row, in the first SELECT. */
const FIELD_PROBLEM: Scalar = plainScalar('_f', []);

const DIALECTS: Readonly<Record<SqlDialect, Dialect>> = { duckdb: DUCKDB, spark: SPARK };

/**
 * How an engine writes what differs from the other, for queries around a decision.
 *
 * @example
 * ```ts
 * sqlDialect('spark').divide('a', '100'); // '(a div 100)'
 * sqlDialect('duckdb').text("o'clock"); // "'o''clock'"
 * ```
 */
export const sqlDialect = (dialect: SqlDialect): Dialect => DIALECTS[dialect];

/**
 * Writes a decision as a query that answers a whole relation, in whole numbers only and equal to
 * the answers row by row. Tables of constant cells become relations that are joined by a number made
 * of the classes of their inputs; what cannot be written exactly is refused.
 *
 * @param decision - from `checkDecision` in strict mode
 * @param dialect - `duckdb`, or `spark` in ANSI mode
 * @param options - how codes are held, and parameters that do not change
 * @returns the query, or why the decision must run row by row
 * @throws ProblemError `FEEL_INPUT_KIND` when a given parameter has not its kind
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>if age &gt;= 65 then 0 else 1.50</text></literalExpression>
 *   </decision></definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * const types = { inputs: { age: { kind: 'count' } }, output: { kind: 'money' } } as const;
 * const checked = unwrap(checkDecision(model, 'fee', types, 'strict'));
 * const sql = compileSql(checked, 'duckdb');
 * sql.refused ? sql.refused.en : sql.outputs.map((column) => column.name); // ['answer']
 * ```
 */
export function compileSql(
  decision: CheckedDecision,
  dialect: SqlDialect,
  options: SqlOptions = {},
): SqlText | Refusal {
  try {
    return written(decision, dialect, options);
  } catch (error) {
    const [first] = error instanceof ProblemError ? error.problems : [];
    if (first?.code !== 'FEEL_TARGET_REFUSED') throw error;
    return { refused: first };
  }
}

function written(decision: CheckedDecision, of: SqlDialect, options: SqlOptions): SqlText {
  const dialect = DIALECTS[of];
  const writer = writerFor(
    dialect,
    { positions: options.codes === 'positions', cites: options.cites ?? null },
    emitNode,
  );
  const { loads, stages, result } = decision.fast;
  const { parameters, only } = options;
  const fields: Field[] = [];
  for (const load of loads) {
    if (parameters && load.from === 'parameters') {
      loadConstant(load, parameters, decision.decision, writer);
      continue;
    }
    const read = (): Emitted => {
      fields.push(loadField(load, decision.decision, writer));
      return writer.slots.get(load.slot)?.() ?? { code: NULL_CODE, way: null };
    };
    // Row by row every field is looked at; of some entries only what they read.
    if (only) writer.slots.set(load.slot, read);
    else read();
  }
  for (const stage of stages) addStage(stage, writer);
  const answer = only ? emitOnly(result, only, writer) : emitOutermost(result, writer);
  const at = { span: result.span, writer };
  const outputs = outputsOf(answer.code, decision.output, '', at).filter(
    ({ column }) => !only || only.some((each) => isWithin(column.name, each)),
  );
  const own = fields.some((field) => field.problems.length > 0) ? FIELD_PROBLEM : null;
  const way = wayOf([wayWhen(null, own), answer.way]);
  const problem = way?.problem ? writer.bind(way.problem) : null;
  const cited = citedOf(way);
  return {
    dialect: of,
    inputs: fields.map(({ column }) => column),
    outputs: outputs.map(({ column }) => column),
    problems: writer.problems,
    cited: [...cited.keys()],
    query: (from, keep) => queryText({ from, keep, fields, outputs, problem, cited }, writer),
  };
}

/** Whether a dotted name is the other, or lies under it. */
const isWithin = (name: string, other: string): boolean =>
  name === other || name.startsWith(`${other}.`);
