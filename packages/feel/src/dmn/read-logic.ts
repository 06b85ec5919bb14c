import type { ContextEntry, Logic, Variable, XmlElement } from './model.ts';
import { isFeel } from './namespaces.ts';
import { readTable } from './read-table.ts';
import { childNamed, childrenNamed, given, note, type Reading, textIn } from './reading.ts';

/** The elements that hold logic; everything else beside them is carried along. */
export const LOGIC_ELEMENTS: readonly string[] = [
  'literalExpression',
  'context',
  'invocation',
  'decisionTable',
  'relation',
  'list',
  'functionDefinition',
  'conditional',
  'for',
  'every',
  'some',
  'filter',
];

/** Reads the logic among an element's children; `none` where there is none. */
export function readLogic(parent: XmlElement, place: string, reading: Reading): Logic {
  const element = parent.children.find((child) => LOGIC_ELEMENTS.includes(child.name));
  return element ? readElement(element, place, reading) : { form: 'none' };
}

type Form = (element: XmlElement, place: string, reading: Reading) => Logic;

function readElement(element: XmlElement, place: string, reading: Reading): Logic {
  const language = element.attributes.expressionLanguage;
  if (!isFeel(language)) {
    note(reading, 'DMN_LANGUAGE_REFUSED', place, { language: language ?? '' });
  }
  const logic = FORMS[element.name]?.(element, place, reading) ?? { form: 'none' };
  return { ...logic, ...given(element, ['typeRef']) };
}

const FORMS: { readonly [element: string]: Form } = {
  literalExpression: (element, place, reading) => ({
    form: 'literal',
    text: literalText(element, place, reading),
  }),
  decisionTable: readTable,
  context: (element, place, reading) => ({
    form: 'context',
    entries: childrenNamed(element, 'contextEntry').map((entry) =>
      readEntry(entry, place, reading),
    ),
  }),
  invocation: readInvocation,
  relation: (element, place, reading) => ({
    form: 'relation',
    columns: childrenNamed(element, 'column').map(readVariable),
    rows: childrenNamed(element, 'row').map((row) => readAll(row, place, reading)),
  }),
  list: (element, place, reading) => ({ form: 'list', items: readAll(element, place, reading) }),
  functionDefinition: (element, place, reading) => ({
    form: 'function',
    ...given(element, ['kind']),
    parameters: childrenNamed(element, 'formalParameter').map(readVariable),
    body: readLogic(element, place, reading),
  }),
  conditional: (element, place, reading) => ({
    form: 'conditional',
    condition: inside(element, 'if', place, reading),
    yes: inside(element, 'then', place, reading),
    no: inside(element, 'else', place, reading),
  }),
  filter: (element, place, reading) => ({
    form: 'filter',
    in: inside(element, 'in', place, reading),
    match: inside(element, 'match', place, reading),
  }),
  for: iteration('for', 'return'),
  some: iteration('some', 'satisfies'),
  every: iteration('every', 'satisfies'),
};

function iteration(form: 'for' | 'some' | 'every', body: string): Form {
  return (element, place, reading) => ({
    form,
    variable: element.attributes.iteratorVariable ?? '',
    in: inside(element, 'in', place, reading),
    body: inside(element, body, place, reading),
  });
}

/** The logic inside one named part of a boxed expression. */
function inside(element: XmlElement, name: string, place: string, reading: Reading): Logic {
  const part = childNamed(element, name);
  return part ? readLogic(part, `${place}/${name}`, reading) : { form: 'none' };
}

const readAll = (element: XmlElement, place: string, reading: Reading): Logic[] =>
  element.children
    .filter((child) => LOGIC_ELEMENTS.includes(child.name))
    .map((child) => readElement(child, place, reading));

/** A parameter, a column: a name and perhaps a type. */
export const readVariable = (element: XmlElement): Variable => ({
  name: element.attributes.name?.trim() ?? '',
  ...given(element, ['typeRef']),
});

function literalText(element: XmlElement, place: string, reading: Reading): string {
  const text = textIn(element);
  if (text.length > reading.limits.expressionCharacters) {
    note(reading, 'DMN_TOO_LARGE', place, {
      what: 'characters in one expression',
      whatZh: '字符（单个表达式）',
      size: String(text.length),
      limit: String(reading.limits.expressionCharacters),
    });
    return '';
  }
  return text;
}

function readEntry(element: XmlElement, place: string, reading: Reading): ContextEntry {
  const variable = childNamed(element, 'variable');
  const name = variable?.attributes.name?.trim() ?? null;
  return {
    name,
    ...given(variable, ['typeRef']),
    logic: readLogic(element, name === null ? place : `${place}/${name}`, reading),
  };
}

function readInvocation(element: XmlElement, place: string, reading: Reading): Logic {
  return {
    form: 'invocation',
    function: textIn(childNamed(element, 'literalExpression')),
    bindings: childrenNamed(element, 'binding').map((binding) => {
      const name = childNamed(binding, 'parameter')?.attributes.name?.trim() ?? '';
      return { name, logic: readLogic(binding, `${place}/${name}`, reading) };
    }),
  };
}
