import type { ContextEntry, Logic, XmlElement } from './model.ts';
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

/** Reads the logic among an element's children. */
export function readLogic(parent: XmlElement, place: string, reading: Reading): Logic {
  const element = parent.children.find((child) => LOGIC_ELEMENTS.includes(child.name));
  if (!element) {
    note(reading, 'DMN_PART_MISSING', place, { element: place, part: 'decision logic' });
    return { form: 'literal', text: '' };
  }
  const language = element.attributes.expressionLanguage;
  if (!isFeel(language)) {
    note(reading, 'DMN_LANGUAGE_REFUSED', place, { language: language ?? '' });
  }
  switch (element.name) {
    case 'literalExpression':
      return { form: 'literal', text: literalText(element, place, reading), ...typeOf(element) };
    case 'decisionTable':
      return readTable(element, place, reading);
    case 'context':
      return {
        form: 'context',
        entries: childrenNamed(element, 'contextEntry').map((entry) =>
          readEntry(entry, place, reading),
        ),
      };
    case 'invocation':
      return readInvocation(element, place, reading);
    default:
      return { form: 'unsupported', element };
  }
}

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
  const name = variable?.attributes.name ?? null;
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
      const name = childNamed(binding, 'parameter')?.attributes.name ?? '';
      return { name, logic: readLogic(binding, `${place}/${name}`, reading) };
    }),
  };
}

const typeOf = (element: XmlElement): { typeRef?: string } => given(element, ['typeRef']);
