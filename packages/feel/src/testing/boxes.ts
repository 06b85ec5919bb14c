import type { FeelValue } from '../standard/value/value.ts';
import { literalText } from '../standard/value/value-text.ts';
import { compiledFrom } from './evaluate.ts';

// Pieces of DMN files for tests: an element's id is its name with underscores for spaces.

const idOf = (name: string): string => `_${name.replace(/\W/g, '_')}`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const typed = (type: string): string => (type ? ` typeRef="${type}"` : '');

export const literal = (text: string): string =>
  `<literalExpression><text>${escaped(text)}</text></literalExpression>`;

export const input = (name: string, type = ''): string =>
  `<inputData id="${idOf(name)}" name="${name}"><variable name="${name}"${typed(type)}/></inputData>`;

type Needs = {
  readonly inputs?: readonly string[];
  readonly decisions?: readonly string[];
  readonly knowledge?: readonly string[];
  readonly type?: string;
};

export function decision(name: string, body: string, needs: Needs = {}): string {
  const { inputs = [], decisions = [], knowledge = [], type = '' } = needs;
  const read = (part: string) => (each: string) =>
    `<informationRequirement><${part} href="#${idOf(each)}"/></informationRequirement>`;
  const known = knowledge.map(
    (each) =>
      `<knowledgeRequirement><requiredKnowledge href="#${idOf(each)}"/></knowledgeRequirement>`,
  );
  const reads = [...decisions.map(read('requiredDecision')), ...inputs.map(read('requiredInput'))];
  return `<decision id="${idOf(name)}" name="${name}"><variable name="${name}"${typed(type)}/>${[...reads, ...known].join('')}${body}</decision>`;
}

export function knowledge(
  name: string,
  parameters: { readonly [name: string]: string },
  body: string,
  type = '',
): string {
  const formal = Object.entries(parameters)
    .map(([each, of]) => `<formalParameter name="${each}"${typed(of)}/>`)
    .join('');
  return `<businessKnowledgeModel id="${idOf(name)}" name="${name}"><variable name="${name}"${typed(type)}/><encapsulatedLogic>${formal}${body}</encapsulatedLogic></businessKnowledgeModel>`;
}

type ServiceParts = {
  readonly outputs: readonly string[];
  readonly encapsulated?: readonly string[];
  readonly inputDecisions?: readonly string[];
  readonly inputs?: readonly string[];
};

export function service(name: string, parts: ServiceParts): string {
  const { outputs, encapsulated = [], inputDecisions = [], inputs = [] } = parts;
  const all = (part: string, names: readonly string[]): string =>
    names.map((each) => `<${part} href="#${idOf(each)}"/>`).join('');
  return `<decisionService id="${idOf(name)}" name="${name}"><variable name="${name}"/>${all('outputDecision', outputs)}${all('encapsulatedDecision', encapsulated)}${all('inputDecision', inputDecisions)}${all('inputData', inputs)}</decisionService>`;
}

type Column = {
  readonly name?: string;
  readonly type?: string;
  readonly values?: string;
  readonly default?: string;
};

/** A table over `x`: each rule is its cell, then its outputs. */
export function table(
  policy: string,
  rules: readonly (readonly string[])[],
  columns: readonly Column[] = [{}],
  inputValues = '',
): string {
  const [hitPolicy, aggregation] =
    policy.split(' ').length > 1 && policy.startsWith('COLLECT') ? policy.split(' ') : [policy, ''];
  const part = (of: string, text: string): string =>
    text ? `<${of}><text>${escaped(text)}</text></${of}>` : '';
  const outputs = columns
    .map(
      (column, at) =>
        `<output name="${column.name ?? `o${at + 1}`}"${typed(column.type ?? '')}>${part('outputValues', column.values ?? '')}${part('defaultOutputEntry', column.default ?? '')}</output>`,
    )
    .join('');
  const written = rules
    .map(
      ([cell = '-', ...rest]) =>
        `<rule>${part('inputEntry', cell)}${rest.map((each) => part('outputEntry', each)).join('')}</rule>`,
    )
    .join('');
  return `<decisionTable hitPolicy="${hitPolicy}"${aggregation ? ` aggregation="${aggregation}"` : ''}><input><inputExpression><text>x</text></inputExpression>${part('inputValues', inputValues)}</input>${outputs}${written}</decisionTable>`;
}

/** What a decision of a file answers, as an expression would write it. */
export function answerIn(
  file: string,
  name: string,
  inputs: { readonly [name: string]: FeelValue } = {},
): string {
  return literalText(compiledFrom(file).decide(name, new Map(Object.entries(inputs))));
}

/** What a service of a file answers. */
export function servedIn(
  file: string,
  name: string,
  inputs: { readonly [name: string]: FeelValue } = {},
): string {
  return literalText(compiledFrom(file).serve(name, new Map(Object.entries(inputs))));
}
