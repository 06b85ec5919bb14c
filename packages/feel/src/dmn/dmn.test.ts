import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { checkDecision } from '../check/check-decision.ts';
import { DMN_LIMITS } from '../limits.ts';
import { logicText } from './logic-text.ts';
import { DMN_NAMESPACES } from './namespaces.ts';
import { readDmn } from './read-dmn.ts';
import { writeDmn } from './write-dmn.ts';

const FILE = (namespace: string, prefix = ''): string => {
  const p = prefix ? `${prefix}:` : '';
  return `<?xml version="1.0"?>
<!-- made by a modeller -->
<${p}definitions xmlns${prefix ? `:${prefix}` : ''}="${namespace}" xmlns:x="urn:x" id="f" name="f" namespace="urn:f">
 <${p}description>a &lt; b &#x4e09;</${p}description>
 <${p}itemDefinition name="level"><${p}typeRef>string</${p}typeRef></${p}itemDefinition>
 <${p}inputData id="in-age" name="age" label="年龄"><${p}variable name="age" typeRef="number"/></${p}inputData>
 <${p}businessKnowledgeModel id="k" name="half"><${p}encapsulatedLogic><${p}formalParameter name="n"/><${p}literalExpression><${p}text>round half up(n / 2, 2)</${p}text></${p}literalExpression></${p}encapsulatedLogic></${p}businessKnowledgeModel>
 <${p}decision id="d" name="d" label="决策"><${p}question>how much?</${p}question><${p}variable name="d" typeRef="number"/>
  <${p}informationRequirement><${p}requiredInput href="#in-age"/></${p}informationRequirement>
  <${p}knowledgeRequirement><${p}requiredKnowledge href="#k"/></${p}knowledgeRequirement>
  <${p}decisionTable hitPolicy="COLLECT" aggregation="SUM">
   <${p}input label="年龄"><${p}inputExpression typeRef="number"><${p}text>age</${p}text></${p}inputExpression></${p}input>
   <${p}output name="n"/>
   <${p}annotation name="clause"/>
   <${p}rule id="old"><${p}inputEntry><${p}text><![CDATA[>= 60]]></${p}text></${p}inputEntry><${p}outputEntry><${p}text>half(3)</${p}text></${p}outputEntry><${p}annotationEntry><${p}text>3.2</${p}text></${p}annotationEntry></${p}rule>
   <${p}rule><${p}inputEntry><${p}text>-</${p}text></${p}inputEntry><${p}outputEntry><${p}text>1</${p}text></${p}outputEntry></${p}rule>
  </${p}decisionTable></${p}decision>
 <x:diagram x:at="1"><x:box/></x:diagram>
</${p}definitions>`;
};

const literal = (text: string): string =>
  `<literalExpression><text>${text}</text></literalExpression>`;

const BOXED = `<definitions xmlns="${DMN_NAMESPACES[5]}" id="f" name="f" namespace="urn:f">
 <import name="other" namespace="urn:o" importType="DMN"/>
 <inputData id="n" name="n"><variable name="n" typeRef="number"/></inputData>
 <decision id="d1" name="d1"><relation typeRef="t"><column name="a" typeRef="number"/><row>${literal('1')}</row></relation></decision>
 <decision id="d2" name="d2"><informationRequirement><requiredDecision href="urn:o#x"/></informationRequirement><list>${literal('1')}${literal('2')}</list></decision>
 <decision id="d3" name="d3"><informationRequirement><requiredInput href="urn:f#n"/></informationRequirement>
  <conditional><if>${literal('n &gt; 1')}</if><then>${literal('"a"')}</then><else>${literal('"b"')}</else></conditional></decision>
 <decision id="d4" name="d4"><for iteratorVariable="i"><in>${literal('[1,2]')}</in><return>${literal('i')}</return></for></decision>
 <decision id="d5" name="d5"><some iteratorVariable="i"><in>${literal('[1,2]')}</in><satisfies>${literal('i &gt; 1')}</satisfies></some></decision>
 <decision id="d6" name="d6"><filter><in>${literal('[1,2]')}</in><match>${literal('item &gt; 1')}</match></filter></decision>
 <decision id="d7" name="d7"><functionDefinition kind="Java"><formalParameter name="a"/><context><contextEntry><variable name="class"/>${literal('"x"')}</contextEntry></context></functionDefinition></decision>
 <decision id="d8" name="d8"/>
 <decisionService id="s" name="s"><variable name="s"/><outputDecision href="#d1"/><inputDecision href="#d2"/><inputData href="#n"/></decisionService>
</definitions>`;

describe('reading DMN', () => {
  for (const namespace of DMN_NAMESPACES) {
    test(`FEEL-4 reads ${namespace}`, () => {
      const model = unwrap(readDmn(FILE(namespace, 'dmn'), DMN_LIMITS));
      expect(model.decisions[0]?.requires).toEqual(['age', 'half']);
      expect(model.decisions[0]?.label).toBe('决策');
      expect(model.decisions[0]?.logic).toMatchObject({ form: 'table', hitPolicy: 'C+' });
      expect(model).toEqual(unwrap(readDmn(FILE(namespace), DMN_LIMITS)));
    });
  }

  test('FEEL-5 what is written reads back as the same model, and is a fixed point', () => {
    const model = unwrap(readDmn(FILE(DMN_NAMESPACES[4] ?? ''), DMN_LIMITS));
    const text = writeDmn(model);
    expect(unwrap(readDmn(text, DMN_LIMITS))).toEqual(model);
    expect(writeDmn(unwrap(readDmn(text, DMN_LIMITS)))).toBe(text);
    const line = text.split('\n').find((each) => each.includes('id="old"'));
    expect(line?.trim()).toBe(
      '<rule id="old"><inputEntry><text>&gt;= 60</text></inputEntry><outputEntry><text>half(3)</text></outputEntry><annotationEntry><text>3.2</text></annotationEntry></rule>',
    );
    expect(text).toContain('<x:diagram x:at="1">');
    expect(text).toContain('a &lt; b 三');
  });

  test('FEEL-40 every boxed form, import and decision service is read and written back', () => {
    const model = unwrap(readDmn(BOXED, DMN_LIMITS));
    const forms = model.decisions.map(({ logic }) => logic.form);
    expect(forms).toEqual([
      'relation',
      'list',
      'conditional',
      'for',
      'some',
      'filter',
      'function',
      'none',
    ]);
    expect(model.decisions[1]?.requiresImported).toEqual([
      { namespace: 'urn:o', id: 'x', element: 'requiredDecision' },
    ]);
    expect(model.services[0]).toMatchObject({
      outputs: ['d1'],
      inputDecisions: ['d2'],
      inputData: ['n'],
    });
    expect(model.imports).toEqual([
      { name: 'other', namespace: 'urn:o', attributes: { importType: 'DMN' } },
    ]);
    const text = writeDmn(model);
    expect(unwrap(readDmn(text, DMN_LIMITS))).toEqual(model);
    expect(writeDmn(unwrap(readDmn(text, DMN_LIMITS)))).toBe(text);
    expect(text).toContain('DMN/20230324/MODEL/');
    const plain = { ...model, decisions: model.decisions.slice(0, 2) };
    expect(writeDmn(plain)).toContain('DMN/20191111/MODEL/');
    expect(logicText(model.decisions[2]?.logic ?? { form: 'none' })).toBe(
      'if n > 1 then "a" else "b"',
    );
  });

  const refused: [code: string, where: string, xml: string][] = [
    ['DMN_NOT_XML', 'dmn:1:7', '<a><b></a>'],
    ['DMN_DOCTYPE_REFUSED', 'dmn', '<!DOCTYPE a [<!ENTITY x "y">]><a/>'],
    ['DMN_NOT_DMN', 'dmn', '<definitions xmlns="urn:other"/>'],
    [
      'DMN_REFERENCE_UNKNOWN',
      'd',
      inFile(
        decision('<informationRequirement><requiredInput href="#no"/></informationRequirement>'),
      ),
    ],
    ['DMN_DUPLICATE', 'dmn', inFile(decision('') + decision(''))],
    [
      'DMN_LANGUAGE_REFUSED',
      'd',
      inFile(
        '<decision id="d" name="d"><literalExpression expressionLanguage="http://www.java.com/java"><text>1</text></literalExpression></decision>',
      ),
    ],
    [
      'DMN_CELLS_UNEVEN',
      'd/r',
      inFile(
        '<decision id="d" name="d"><decisionTable><output/><rule id="r"><inputEntry><text>1</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision>',
      ),
    ],
  ];
  for (const [code, where, xml] of refused) {
    test(`FEEL-6 refuses with ${code} at ${where}`, () => {
      const read = readDmn(xml, DMN_LIMITS);
      expect(read.ok ? [] : read.problems.map((each) => [each.code, each.where])).toContainEqual([
        code,
        where,
      ]);
    });
  }

  for (const [code, where, inside] of [
    ['DMN_IMPORT_REFUSED', 'dmn', `<import name="other" namespace="urn:o"/>${decision('')}`],
    ['DMN_PART_MISSING', 'd:1', '<decision id="d" name="d"/>'],
    [
      'DMN_LANGUAGE_REFUSED',
      'k',
      `${decision('')}<businessKnowledgeModel id="k" name="k"><encapsulatedLogic kind="Java"/></businessKnowledgeModel>`,
    ],
  ] as const) {
    test(`FEEL-6 reads, but strict mode refuses with ${code}`, () => {
      const model = unwrap(readDmn(inFile(inside), DMN_LIMITS));
      const types = { inputs: {}, output: { kind: 'count' } } as const;
      const checked = checkDecision(model, 'd', types, 'strict');
      expect(checked.ok ? [] : checked.problems.map((each) => [each.code, each.where])).toEqual([
        [code, where],
      ]);
    });
  }

  test('FEEL-6 a file beyond a limit is refused, not cut', () => {
    const xml = inFile(decision(''));
    const codes = (limits: Partial<typeof DMN_LIMITS>): string[] => {
      const read = readDmn(xml, { ...DMN_LIMITS, ...limits });
      return read.ok ? [] : read.problems.map((each) => each.code);
    };
    for (const limits of [
      { characters: 10 },
      { elementDepth: 2 },
      { decisions: 0 },
      { expressionCharacters: 0 },
    ]) {
      expect(codes(limits)).toEqual(['DMN_TOO_LARGE']);
    }
    expect(codes({})).toEqual([]);
  });
});

function inFile(inside: string): string {
  return `<definitions xmlns="${DMN_NAMESPACES[2]}" id="f" name="f">${inside}</definitions>`;
}

function decision(inside: string): string {
  return `<decision id="d" name="d">${inside}<literalExpression><text>1</text></literalExpression></decision>`;
}
