/** A rule of a sample table: id, input cells, output cells, and its marks unless they are left out. */
type SampleRule = {
  readonly id?: string;
  readonly in: readonly string[];
  readonly out: readonly string[];
  readonly marks?: readonly [string, string, string];
};

/** A sample decision: a table, or an expression. */
export type SampleDecision = {
  readonly name: string;
  readonly label?: string;
  readonly reads: readonly string[];
  readonly needs?: readonly string[];
} & (
  | { readonly text: string }
  | { readonly entries: Readonly<Record<string, string>> }
  | {
      readonly hitPolicy: 'UNIQUE' | 'COLLECT';
      readonly inputs: readonly string[];
      readonly outputs: readonly string[];
      readonly rules: readonly SampleRule[];
    }
);

/** A small DMN file for tests. */
export function sampleDmn(name: string, decisions: readonly SampleDecision[]): string {
  const inputs = [...new Set(decisions.flatMap((each) => each.reads))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${name}" name="${name}" namespace="urn:sanyi:sample:${name}">`,
    ...inputs.map(
      (each) => `<inputData id="in-${each}" name="${each}"><variable name="${each}"/></inputData>`,
    ),
    ...decisions.map(decisionXml),
    '</definitions>',
  ].join('\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const textXml = (text: string): string => `<text>${escaped(text)}</text>`;

function decisionXml(decision: SampleDecision): string {
  const { name, label, reads, needs = [] } = decision;
  const required = [
    ...reads.map((each) => `<requiredInput href="#in-${each}"/>`),
    ...needs.map((each) => `<requiredDecision href="#${each}"/>`),
  ].map(
    (each, index) =>
      `<informationRequirement id="${name}-r${index}">${each}</informationRequirement>`,
  );
  const title = label === undefined ? '' : ` label="${label}"`;
  return `<decision id="${name}" name="${name}"${title}><variable name="${name}"/>${required.join('')}${logicXml(decision)}</decision>`;
}

function logicXml(decision: SampleDecision): string {
  const { name } = decision;
  if ('text' in decision) {
    return `<literalExpression id="${name}-e">${textXml(decision.text)}</literalExpression>`;
  }
  if ('entries' in decision) {
    const entries = Object.entries(decision.entries).map(
      ([entry, text]) =>
        `<contextEntry><variable name="${entry}"/><literalExpression>${textXml(text)}</literalExpression></contextEntry>`,
    );
    return `<context id="${name}-c">${entries.join('')}</context>`;
  }
  const inputs = decision.inputs.map(
    (each, index) =>
      `<input id="${name}-i${index}"><inputExpression id="${name}-x${index}">${textXml(each)}</inputExpression></input>`,
  );
  const outputs = decision.outputs.map((each) => `<output id="${name}-o-${each}" name="${each}"/>`);
  const annotations = ['clause', 'source', 'provenance'].map(
    (each) => `<annotation name="${each}"/>`,
  );
  const head = [...inputs, ...outputs, ...annotations].join('');
  const rules = decision.rules.map(ruleXml).join('');
  return `<decisionTable id="${name}-t" hitPolicy="${decision.hitPolicy}">${head}${rules}</decisionTable>`;
}

function ruleXml(rule: SampleRule): string {
  const { id, marks = ['article 1', 'S01', 'sourced'] } = rule;
  const cells = [
    ...rule.in.map((each) => `<inputEntry>${textXml(each)}</inputEntry>`),
    ...rule.out.map((each) => `<outputEntry>${textXml(each)}</outputEntry>`),
    ...marks.map((each) => `<annotationEntry>${textXml(each)}</annotationEntry>`),
  ];
  return `<rule${id === undefined ? '' : ` id="${id}"`}>${cells.join('')}</rule>`;
}
