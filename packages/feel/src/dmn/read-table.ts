import type {
  DecisionTable,
  HitPolicy,
  TableInput,
  TableOutput,
  TableRule,
  XmlElement,
} from './model.ts';
import { childNamed, childrenNamed, given, note, type Reading, textIn } from './reading.ts';

/** Reads a decision table; rules whose cells do not fit the columns are problems. */
export function readTable(element: XmlElement, decision: string, reading: Reading): DecisionTable {
  const inputs = childrenNamed(element, 'input').map(readInput);
  const outputs = childrenNamed(element, 'output').map((one) => readOutput(one));
  const annotations = childrenNamed(element, 'annotation').map((one) => one.attributes.name ?? '');
  const rows = childrenNamed(element, 'rule');
  limit(reading, { what: 'rules', zh: '规则', size: rows.length, limit: reading.limits.rules });
  const columns = inputs.length + outputs.length + annotations.length;
  limit(reading, { what: 'columns', zh: '列', size: columns, limit: reading.limits.columns });
  if (outputs.length === 0) {
    note(reading, 'DMN_PART_MISSING', decision, { element: decision, part: 'output' });
  }
  const table: DecisionTable = {
    form: 'table',
    ...given(element, ['outputLabel']),
    hitPolicy: policyOf(element),
    inputs,
    outputs,
    annotations,
    rules: rows
      .slice(0, reading.limits.rules)
      .map((row, at) => readRule(row, at, annotations.length)),
  };
  checkCells(table, decision, reading);
  return table;
}

const POLICIES: { readonly [name: string]: HitPolicy } = {
  UNIQUE: 'U',
  ANY: 'A',
  FIRST: 'F',
  COLLECT: 'C',
  PRIORITY: 'P',
  'RULE ORDER': 'R',
  'OUTPUT ORDER': 'O',
};

const AGGREGATIONS: { readonly [name: string]: HitPolicy } = {
  SUM: 'C+',
  MIN: 'C<',
  MAX: 'C>',
  COUNT: 'C#',
};

function policyOf(element: XmlElement): HitPolicy {
  const policy = POLICIES[element.attributes.hitPolicy ?? 'UNIQUE'] ?? 'U';
  return policy === 'C' ? (AGGREGATIONS[element.attributes.aggregation ?? ''] ?? 'C') : policy;
}

function readInput(element: XmlElement): TableInput {
  const expression = childNamed(element, 'inputExpression');
  const values = textIn(childNamed(element, 'inputValues'));
  return {
    expression: textIn(expression),
    ...given(element, ['label']),
    ...given(expression, ['typeRef']),
    ...(values ? { values } : {}),
  };
}

function readOutput(element: XmlElement): TableOutput {
  const values = textIn(childNamed(element, 'outputValues'));
  const byDefault = textIn(childNamed(element, 'defaultOutputEntry'));
  return {
    name: element.attributes.name ?? '',
    ...given(element, ['label', 'typeRef']),
    ...(values ? { values } : {}),
    ...(byDefault ? { default: byDefault } : {}),
  };
}

function readRule(element: XmlElement, at: number, notes: number): TableRule {
  const description = childNamed(element, 'description')?.text.trim();
  const written = childrenNamed(element, 'annotationEntry').map(textIn);
  return {
    id: element.attributes.id || `row-${at + 1}`,
    ...(description ? { description } : {}),
    inputs: childrenNamed(element, 'inputEntry').map(textIn),
    outputs: childrenNamed(element, 'outputEntry').map(textIn),
    // Annotations explain; a modeller may leave the last ones out.
    annotations: [...written, ...Array<string>(Math.max(0, notes - written.length)).fill('')],
  };
}

function checkCells(table: DecisionTable, decision: string, reading: Reading): void {
  table.rules.forEach((rule, at) => {
    const uneven = (what: string, zh: string, found: number, expected: number): void => {
      if (found === expected) return;
      note(reading, 'DMN_CELLS_UNEVEN', `${decision}/${rule.id}`, {
        rule: rule.id,
        row: String(at + 1),
        what,
        whatZh: zh,
        found: String(found),
        expected: String(expected),
      });
    };
    uneven('input', '输入', rule.inputs.length, table.inputs.length);
    uneven('output', '输出', rule.outputs.length, table.outputs.length);
    uneven('annotation', '注释', rule.annotations.length, table.annotations.length);
  });
}

function limit(
  reading: Reading,
  bound: { what: string; zh: string; size: number; limit: number },
): void {
  if (bound.size <= bound.limit) return;
  note(reading, 'DMN_TOO_LARGE', 'dmn', {
    what: bound.what,
    whatZh: bound.zh,
    size: String(bound.size),
    limit: String(bound.limit),
  });
}
