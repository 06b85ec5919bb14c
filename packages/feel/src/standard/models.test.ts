import { describe, expect, test } from 'vitest';
import type { DecisionTable, HitPolicy } from '../dmn/model.ts';
import { compiledFrom, modelWith, readFrom, valueFrom } from '../testing/evaluate.ts';
import { inputsFromJson } from './json/from-json.ts';
import { toJson } from './json/to-json.ts';
import { JAVA_FUNCTIONS } from './library/java.ts';
import { compileStandard } from './model/standard-model.ts';
import { readDateTime } from './time/read-temporal.ts';
import type { FeelValue } from './value/value.ts';
import { literalText } from './value/value-text.ts';

const text = (inside: string): string =>
  `<literalExpression><text>${inside}</text></literalExpression>`;

const decision = (name: string, requires: string, logic: string, type = ''): string =>
  `<decision id="${name}" name="${name}"><variable name="${name}"${type && ` typeRef="${type}"`}/>${requires}${logic}</decision>`;

const needs = (id: string, element = 'requiredDecision'): string => {
  const name = element === 'requiredKnowledge' ? 'knowledgeRequirement' : 'informationRequirement';
  return `<${name}><${element} href="#${id}"/></${name}>`;
};

const input = (name: string, type: string): string =>
  `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`;

describe('tables', () => {
  const table = (hitPolicy: HitPolicy, defaults = false): DecisionTable => ({
    form: 'table',
    hitPolicy,
    annotations: [],
    inputs: [{ expression: 'x' }],
    outputs: [{ name: 'n', values: '3, 2, 1', ...(defaults ? { default: '0' } : {}) }],
    rules: [
      { id: 'a', inputs: ['> 10'], outputs: ['1'], annotations: [] },
      { id: 'b', inputs: ['> 20'], outputs: ['2'], annotations: [] },
      { id: 'c', inputs: ['> 30'], outputs: ['2'], annotations: [] },
      { id: 'd', inputs: ['null'], outputs: ['3'], annotations: [] },
    ],
  });
  const answers = (policy: HitPolicy, defaults = false): string[] =>
    [5, 15, 25, 35, null].map((x) => literalText(valueFrom(table(policy, defaults), { x })));

  test.each<[HitPolicy, string[]]>([
    ['U', ['null', '1', 'null', 'null', '3']],
    ['A', ['null', '1', 'null', 'null', '3']],
    ['F', ['null', '1', '1', '1', '3']],
    ['P', ['null', '1', '2', '2', '3']],
    ['R', ['null', '[1]', '[1, 2]', '[1, 2, 2]', '[3]']],
    ['O', ['null', '[1]', '[2, 1]', '[2, 2, 1]', '[3]']],
    ['C', ['null', '[1]', '[1, 2]', '[1, 2, 2]', '[3]']],
    ['C+', ['null', '1', '3', '5', '3']],
    ['C<', ['null', '1', '1', '1', '3']],
    ['C>', ['null', '1', '2', '2', '3']],
    ['C#', ['null', '1', '2', '3', '1']],
  ])('STD-11 hit policy %s with no match, one, two, three, and null', (policy, expected) => {
    expect(answers(policy)).toEqual(expected);
    expect(answers(policy, true)).toEqual(['0', ...expected.slice(1)]);
  });

  test('STD-11 priority follows the values of the type where the column lists none', () => {
    const rule = (output: string): string =>
      `<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>${output}</text></outputEntry></rule>`;
    const model = compiledFrom(
      `<itemDefinition name="level"><typeRef>string</typeRef><allowedValues><text>"high", "low"</text></allowedValues></itemDefinition>
      ${decision('d', '', `<decisionTable hitPolicy="PRIORITY"><input>${'<inputExpression><text>1</text></inputExpression>'}</input><output typeRef="level"/>${rule('"low"')}${rule('"high"')}</decisionTable>`)}`,
    );
    expect(model.decide('d', new Map())).toBe('high');
  });

  test('STD-11 an input that its column does not allow has no answer', () => {
    const allowed = { ...table('F'), inputs: [{ expression: 'x', values: '[0..20]' }] };
    expect(valueFrom(allowed, { x: 15 })).toBe(1);
    expect(valueFrom(allowed, { x: 25 })).toBe(null);
  });

  test('STD-11 the rules that fired are told, those of PRIORITY and FIRST alone', () => {
    const model = compileStandard(modelWith(table('P'), [{ name: 'x' }]));
    model.decide('d', new Map([['x', 35]]));
    expect(model.fired.map((index) => model.rules[index]?.rule)).toEqual(['b']);
    const [traced] = model.trace('d', new Map([['x', 25]])).tables;
    expect(traced?.inputs).toEqual([{ label: 'x', text: '25' }]);
    expect(traced?.rules.map(({ rule, cells }) => [rule.rule, cells])).toEqual([
      ['a', [true]],
      ['b', [true]],
      ['c', [false]],
      ['d', [false]],
    ]);
  });
});

describe('types', () => {
  const TYPES = `<itemDefinition name="level"><typeRef>string</typeRef><allowedValues><text>"high", "low"</text></allowedValues></itemDefinition>
    <itemDefinition name="person"><itemComponent name="first name"><typeRef>string</typeRef></itemComponent><itemComponent name="friends" isCollection="true"><typeRef>person</typeRef></itemComponent></itemDefinition>
    <itemDefinition name="pair" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>`;

  test('STD-12 an input or an answer that does not fit its type is null', () => {
    const model = compiledFrom(
      `${TYPES}${input('at', 'level')}${decision('d', needs('at', 'requiredInput'), text('at'))}${decision('p', '', text('[1, 2, 3]'), 'pair')}${decision('q', '', text('[1, 2]'), 'pair')}${decision('one', '', text('[5]'), 'number')}${decision('many', '', text('5'), 'pair')}`,
    );
    expect(model.decide('d', new Map([['at', 'high']]))).toBe('high');
    expect(model.decide('d', new Map([['at', 'middle']]))).toBe(null);
    expect(model.decide('p', new Map())).toBe(null);
    expect(model.decide('q', new Map())).toEqual([1, 2]);
    expect(model.decide('one', new Map())).toBe(5);
    expect(model.decide('many', new Map())).toBe(null);
  });

  test('STD-12 a type may hold itself, and its components are names', () => {
    const model = compiledFrom(
      `${TYPES}${input('who', 'person')}${decision('d', needs('who', 'requiredInput'), text('who.friends[first name = "b"].first name'))}`,
    );
    const named = (name: string, friends: readonly FeelValue[]): FeelValue =>
      new Map<string, FeelValue>([
        ['first name', name],
        ['friends', friends],
      ]);
    const who = named('a', [named('b', [])]);
    expect(model.problemsOf('d')).toEqual([]);
    expect(literalText(model.decide('d', new Map([['who', who]])))).toBe('["b"]');
  });

  test('STD-13 names may hold spaces, marks, keywords and Chinese', () => {
    const inputs = ['base-rate', 'level and title', '就诊 级别', 'rate', 'base'];
    const model = compiledFrom(
      `${inputs.map((name) => input(name, 'number')).join('')}${decision('d', inputs.map((name) => needs(name, 'requiredInput')).join(''), text('[base-rate, (base) - rate * 2, level and title, 就诊 级别]'))}`,
    );
    const values = new Map(inputs.map((name, at) => [name, at + 1]));
    expect(literalText(model.decide('d', values))).toBe('[1, -3, 2, 3]');
  });
});

describe('graphs', () => {
  test('STD-14 knowledge models see their parameters and what they require, and may recur', () => {
    const model = compiledFrom(
      `<businessKnowledgeModel id="k" name="fact"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${text('if n &lt; 2 then 1 else n * fact(n - 1)')}</encapsulatedLogic></businessKnowledgeModel>
      ${decision('d', needs('k', 'requiredKnowledge'), text('fact(20)'))}${decision('e', needs('k', 'requiredKnowledge'), text('fact(100000)'))}${decision('f', needs('k', 'requiredKnowledge'), text('fact("a")'))}`,
    );
    expect(literalText(model.decide('d', new Map()))).toBe('2432902008176640000');
    expect(() => model.decide('e', new Map())).toThrow('FEEL_WORK_LIMIT');
    expect(model.decide('f', new Map())).toBe(null);
  });

  test('STD-14 a decision service runs in a world of its own', () => {
    const model = compiledFrom(
      `${input('n', 'number')}${decision('rate', '', text('2'))}${decision('out', needs('rate') + needs('n', 'requiredInput'), text('n * rate'))}
      <decisionService id="s" name="s"><variable name="s"/><outputDecision href="#out"/><inputDecision href="#rate"/><inputData href="#n"/></decisionService>
      ${decision('d', needs('s', 'requiredKnowledge') + needs('out'), text('[s(3, 5), s(rate: 7, n: 2), s(1), out]'))}`,
    );
    expect(literalText(model.decide('d', new Map([['n', 10]])))).toBe('[15, 14, null, 20]');
    expect(model.serve('s', new Map([['n', 3]]))).toBe(null);
    expect(
      model.serve(
        's',
        new Map([
          ['n', 3],
          ['rate', 3],
        ]),
      ),
    ).toBe(9);
  });

  test('STD-14 imported models are read by the name of the import', () => {
    const fees = readFrom(
      `${input('n', 'number')}${decision('fee', needs('n', 'requiredInput'), text('n + 1'))}`,
      'urn:fees',
    );
    const inside = `<import name="fees" namespace="urn:fees" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
      <decision id="d" name="d"><informationRequirement><requiredDecision href="urn:fees#fee"/></informationRequirement>${text('fees.fee * 2')}</decision>`;
    const model = compiledFrom(inside, { imported: [fees] });
    expect(model.decide('d', new Map([['urn:fees#n', 4]]))).toBe(10);
    expect(
      compiledFrom(inside)
        .problemsOf('d')
        .map((each) => each.code),
    ).toContain('DMN_IMPORT_MISSING');
  });

  test('STD-14 a circle of requirements is told and has no answer', () => {
    const model = compiledFrom(
      `${decision('a', needs('b'), text('b'))}${decision('b', needs('a'), text('a'))}`,
    );
    expect(model.problemsOf('a').map((each) => each.code)).toContain('DMN_CYCLE');
    expect(model.decide('a', new Map())).toBe(null);
  });

  test('STD-14 boxed forms', () => {
    const model = compiledFrom(
      `${decision('r', '', `<relation><column name="a"/><column name="b"/><row>${text('1')}${text('2')}</row></relation>`)}
      ${decision('c', '', `<conditional><if>${text('1 &gt; 2')}</if><then>${text('1')}</then><else>${text('2')}</else></conditional>`)}
      ${decision('f', '', `<for iteratorVariable="i"><in>${text('1..3')}</in><return>${text('i + count(partial)')}</return></for>`)}
      ${decision('g', '', `<for iteratorVariable="i"><in>${text('[1..3]')}</in><return>${text('i + count(partial)')}</return></for>`)}
      ${decision('e', '', `<every iteratorVariable="i"><in>${text('[1, 2]')}</in><satisfies>${text('i &gt; 1')}</satisfies></every>`)}
      ${decision('l', '', `<filter><in>${text('[1, 2]')}</in><match>${text('item &gt; 1')}</match></filter>`)}
      ${decision('x', '', `<context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="a"/>${text('a + 1')}</functionDefinition></contextEntry><contextEntry>${text('f(2)')}</contextEntry></context>`)}`,
    );
    const answer = (name: string): string => literalText(model.decide(name, new Map()));
    expect(['r', 'c', 'g', 'e', 'l', 'x'].map(answer)).toEqual([
      '[{a: 1, b: 2}]',
      '2',
      '[1, 3, 5]',
      'false',
      '[2]',
      '3',
    ]);
  });
});

describe('the world outside', () => {
  test('STD-15 JSON is read as the model declares it and written without loss', () => {
    const model = readFrom(
      `${input('n', 'number')}${input('day', 'date')}${input('any', 'Any')}${decision('d', ['n', 'day', 'any'].map((name) => needs(name, 'requiredInput')).join(''), text('{n: n, y: day.year, any: any}'))}`,
    );
    const read = inputsFromJson(model, {
      n: '0.1234567890123456789',
      day: '2017-04-08',
      any: ['@"P1D"', 'P1D', 0.1],
    });
    const value = compileStandard(model).decide('d', read.ok ? read.value : new Map());
    expect(toJson(value)).toEqual({
      n: '0.1234567890123456789',
      y: 2017,
      any: ['P1D', 'P1D', 0.1],
    });
    expect(inputsFromJson(model, [1]).ok).toBe(false);
    const wrong = inputsFromJson(model, { n: 'many', day: 7 });
    expect(wrong.ok ? [] : wrong.problems.map((each) => [each.code, each.where])).toEqual([
      ['FEEL_INPUT_FORM', 'n'],
      ['FEEL_INPUT_FORM', 'day'],
    ]);
  });

  test('STD-15 the clock and functions outside FEEL are given by the caller', () => {
    const model = modelWith({ form: 'literal', text: 'today() = date("2017-04-08")' });
    const now = readDateTime('2017-04-08T10:00:00Z');
    expect(compileStandard(model).decide('d', new Map())).toBe(false);
    expect(compileStandard(model, now ? { now } : {}).decide('d', new Map())).toBe(true);
    const format = JAVA_FUNCTIONS['java.lang.String.format(java.lang.String,[Ljava.lang.Object;)'];
    expect(format?.(['%s of %d%%', 'a', 3])).toBe('a of 3%');
    expect(format?.(['%x', 3])).toBe(null);
  });

  test('STD-16 a trace gives the same answer, and every expression with its place', () => {
    const logic = { form: 'literal', text: '1 + x * 2' } as const;
    const model = compileStandard(modelWith(logic, [{ name: 'x' }]));
    const inputs = new Map([['x', 4]]);
    const trace = model.trace('d', inputs);
    expect(trace.answer).toBe(model.decide('d', inputs));
    expect(trace.decisions).toEqual([{ decision: 'd', answer: 9 }]);
    expect(
      trace.steps.map(({ expression: { text: all, from, to }, value }) => [
        all.slice(from, to),
        value,
      ]),
    ).toEqual([
      ['1', 1],
      ['x', 4],
      ['2', 2],
      ['x * 2', 8],
      ['1 + x * 2', 9],
    ]);
  });
});
