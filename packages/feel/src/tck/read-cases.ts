import { ok, type Result } from '@sanyi/kernel';
import type { XmlElement } from '../dmn/model.ts';
import { readXml } from '../dmn/read-xml.ts';
import { childNamed, childrenNamed } from '../dmn/reading.ts';
import { DMN_LIMITS } from '../limits.ts';
import type { FeelValue } from '../standard/value/value.ts';
import { readTckValue, type Written } from './read-value.ts';

/** One result a case expects. */
export type ExpectedNode = {
  readonly name: string;
  readonly expected: Written;
  readonly errorResult: boolean;
};

/** One case of a test file. */
export type TestCase = {
  readonly id: string;
  /** The service or model to call; null when decisions are asked for. */
  readonly invocable: string | null;
  readonly inputs: ReadonlyMap<string, FeelValue>;
  readonly nodes: readonly ExpectedNode[];
};

export type TestFile = { readonly modelName: string; readonly cases: readonly TestCase[] };

/** Reads a test file of the kit. */
export function readTestFile(xml: string): Result<TestFile> {
  const root = readXml(xml, DMN_LIMITS);
  if (!root.ok) return root;
  const file = plain(root.value);
  return ok({
    modelName: childNamed(file, 'modelName')?.text.trim() ?? '',
    cases: childrenNamed(file, 'testCase').map(readCase),
  });
}

/** Names without prefixes: the kit's files use several. */
function plain(element: XmlElement): XmlElement {
  const name = element.name.replace(/^.*:/, '');
  const attributes = Object.fromEntries(
    Object.entries(element.attributes).map(([key, value]) => [key.replace(/^.*:/, ''), value]),
  );
  return { ...element, name, attributes, children: element.children.map(plain) };
}

function readCase(element: XmlElement): TestCase {
  const { type, invocableName } = element.attributes;
  const called = type !== undefined && type !== 'decision';
  return {
    id: element.attributes.id ?? '',
    invocable: called ? (invocableName ?? null) : null,
    inputs: new Map(
      childrenNamed(element, 'inputNode').map((node) => {
        const { name = '', namespace } = node.attributes;
        return [namespace ? `${namespace}#${name}` : name, readTckValue(node).value];
      }),
    ),
    nodes: childrenNamed(element, 'resultNode').map((node) => {
      const expected = childNamed(node, 'expected');
      return {
        name: node.attributes.name ?? '',
        expected: expected ? readTckValue(expected) : { value: null, digits: null },
        errorResult: node.attributes.errorResult === 'true',
      };
    }),
  };
}
