import { ProblemError } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { Node } from '../check/program.ts';
import { partClosures } from '../row/row-closures.ts';
import type { Row, Value } from '../value.ts';
import { CodedNodes } from './coded.ts';
import { breaksAt } from './dimensions.ts';

/**
 * Tells where the answers of a decision can change along a field of whole numbers or days: between
 * two neighbouring breaks, each of which begins the next stretch, all other fields being the same,
 * every value has the same answer by the same rules. So a caller asks once per stretch.
 *
 * @param decision - from `checkDecision`, strict mode
 * @param field - an input; one that is not read has no breaks
 * @returns the ascending breaks under some parameters, at the scale of the field; null where the
 * decision does more with the field than compare it with what its parameters fix, or one is missing
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>if age &gt;= 65 then 0 else 1.50</text></literalExpression>
 *   </decision></definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * const types = { inputs: { age: { kind: 'count' } }, output: { kind: 'money' } } as const;
 * const checked = unwrap(checkDecision(model, 'fee', types, 'strict'));
 * fieldBreaks(checked, 'age')({}); // [65n, 66n]
 * ```
 */
export function fieldBreaks(
  decision: CheckedDecision,
  field: string,
): (parameters: Row) => readonly bigint[] | null {
  const { loads, result } = decision.fast;
  const load = loads.find(({ from, name }) => from === 'input' && name === field);
  if (!load) return () => [];
  const cases = new CodedNodes(decision.fast, (each) => each !== load).of(result);
  if (!cases) return () => null;
  const compared = cases.ordered.get(load) ?? [];
  const fixedValue = fixedValues(decision);
  return (parameters) => {
    try {
      const found = compared.flatMap(({ value, decimals }) =>
        breaksAt(fixedValue(value, parameters), decimals),
      );
      return [...new Set(found)].sort((a, b) => (a < b ? -1 : 1));
    } catch (error) {
      if (error instanceof ProblemError) return null;
      throw error;
    }
  };
}

/** Evaluates nodes that read nothing but parameters. */
function fixedValues(decision: CheckedDecision): (node: Node, parameters: Row) => Value {
  const parts = partClosures(decision);
  const loads = decision.fast.loads.filter(({ from }) => from === 'parameters');
  return (node, parameters) => {
    if (node.op === 'constant') return node.value;
    return parts(node, loads)({}, { parameters }, []);
  };
}
