import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DMN_LIMITS, readDmn, writeDmn } from '@sanyi/feel';
import { afterAll, describe, expect, test } from 'vitest';
import { readTckFolder } from '../inputs/tck-folder.ts';
import { HOME, runHere as run } from '../testing/run-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-decide-'));

afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const definitions = (namespace: string, inside: string): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="${namespace}">${inside}</definitions>`;

const FEES = definitions(
  'urn:fees',
  `<inputData id="i" name="age"><variable name="age" typeRef="number"/></inputData>
   <inputData id="j" name="day"><variable name="day" typeRef="date"/></inputData>
   <decision id="d" name="fee"><informationRequirement><requiredInput href="#i"/></informationRequirement>
   <informationRequirement><requiredInput href="#j"/></informationRequirement>
   <decisionTable hitPolicy="FIRST"><input><inputExpression><text>age</text></inputExpression></input><output name="fee"/>
   <annotation name="clause"/>
   <rule id="old"><inputEntry><text>&gt;= 60</text></inputEntry><outputEntry><text>day.year / 1000</text></outputEntry><annotationEntry><text>3</text></annotationEntry></rule>
   <rule id="other"><inputEntry><text>-</text></inputEntry><outputEntry><text>5</text></outputEntry></rule>
   </decisionTable></decision>
   <decision id="w" name="wrong"><literalExpression><text>1 + nothing</text></literalExpression></decision>`,
);

describe('sanyi decide', () => {
  test('CLI-12 answers, cites the rules that fired, and with --trace every step', async () => {
    const model = written('fees.dmn', FEES);
    const input = written('in.json', '{"age": 61, "day": "2017-04-08"}');
    const plain = await run('decide', model, '--decision', 'fee', '--input', input);
    expect([plain.exit, plain.out.trim()]).toEqual([0, '2.017']);
    const told = await run('decide', model, '--decision', 'fee', '--input', input, '--json');
    expect(JSON.parse(told.out)).toMatchObject({
      decision: 'fee',
      answer: 2.017,
      fired: [{ decision: 'fee', rule: 'old', annotations: { clause: '3' } }],
    });
    const words = ['decide', model, '--decision', 'fee', '--input', input, '--trace', '--json'];
    const { steps, decisions } = JSON.parse((await run(...words)).out);
    expect(decisions).toEqual([{ decision: 'fee', answer: 2.017 }]);
    expect(steps).toContainEqual({
      expression: {
        decision: 'fee',
        rule: 'old',
        row: 1,
        column: 'fee',
        from: 0,
        to: 8,
        text: 'day.year / 1000',
      },
      value: 2017,
    });
  });

  test('CLI-12 refuses what is wrong with place and reason', async () => {
    const model = written('fees.dmn', FEES);
    const input = written('in.json', '{"day": "soon"}');
    const cases: [string[], string, number][] = [
      [[model, '--decision', 'fees'], 'DMN_DECISION_UNKNOWN', 3],
      [[model, '--decision', 'wrong'], 'FEEL_UNKNOWN_NAME', 3],
      [[model, '--decision', 'fee', '--input', input], 'FEEL_INPUT_FORM', 3],
      [[model, '--decision', 'fee', '--input', model], 'CLI_INPUT_NOT_JSON', 3],
      [[join(folder, 'absent.dmn'), '--decision', 'fee'], 'CLI_FILE_NOT_READABLE', 3],
      [[model], 'CLI_OPTION_MISSING', 2],
    ];
    for (const [words, code, exit] of cases) {
      const told = await run('decide', ...words);
      expect([told.exit, told.err.includes(code)]).toEqual([exit, true]);
    }
  });

  test('CLI-12 finds imported models beside the file, and refuses a missing one', async () => {
    written('fees.dmn', FEES);
    const importing = (namespace: string): string =>
      definitions(
        'urn:other',
        `<import name="fees" namespace="${namespace}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
         <decision id="d" name="d"><informationRequirement><requiredDecision href="${namespace}#d"/></informationRequirement>
         <literalExpression><text>fees.fee + 1</text></literalExpression></decision>`,
      );
    const model = written('other.dmn', importing('urn:fees'));
    const found = await run('decide', model, '--decision', 'd');
    // Nobody gave an age, so the last rule answers.
    expect([found.exit, found.out.trim()]).toEqual([0, '6']);
    const missing = written('missing.dmn', importing('urn:nowhere'));
    expect((await run('decide', missing, '--decision', 'd')).err).toContain('DMN_IMPORT_MISSING');
  });
});

/** Where the kit may lie: named in SANYI_CONFORMANCE, or beside the checkout. */
const KIT = [process.env.SANYI_CONFORMANCE, '../shared/conformance', '../../shared/conformance']
  .flatMap((place) =>
    place === undefined ? [] : [join(place.startsWith('/') ? place : join(HOME, place), 'dmn-tck')],
  )
  .find((place) => existsSync(place));
if (KIT === undefined && process.env.CI === 'true') throw new Error('the kit is needed under CI');

describe('sanyi conformance dmn-tck', () => {
  test('TCK-2 tells rates and failures, and writes the table of the kit', async () => {
    const kit = join(folder, 'kit', 'compliance-level-3', '0001-sum');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(kit, { recursive: true });
    writeFileSync(
      join(kit, '0001-sum.dmn'),
      definitions(
        'urn:k',
        '<decision id="d" name="d"><literalExpression><text>1 / 3</text></literalExpression></decision>',
      ),
    );
    const expecting = (id: string, value: string): string =>
      `<testCase id="${id}"><resultNode name="d"><expected><value xsi:type="xsd:decimal">${value}</value></expected></resultNode></testCase>`;
    writeFileSync(
      join(kit, '0001-sum-test-01.xml'),
      `<testCases xmlns:xsi="urn:x"><modelName>0001-sum.dmn</modelName>${expecting('a', '0.3333333333333333333333333333333333')}${expecting('b', '0.33')}${expecting('c', '0.3333333333')}</testCases>`,
    );
    const csv = join(folder, 'results.csv');
    const told = await run('conformance', 'dmn-tck', join(folder, 'kit'), '--csv', csv, '--json');
    expect(told.exit).toBe(1);
    expect(JSON.parse(told.out)).toMatchObject({
      cases: 3,
      passed: 2,
      failed: 1,
      byLevel: { 3: { total: 3, passed: 2 } },
      valueExpected: { total: 3, passed: 2 },
      valueExact: { total: 3, passed: 1 },
      failures: [{ suite: 'compliance-level-3/0001-sum', id: 'b' }],
    });
    expect(readFileSync(csv, 'utf8').split('\n')[0]).toBe(
      '"compliance-level-3/0001-sum","0001-sum-test-01","a","SUCCESS",""',
    );
    expect((await run('conformance', 'dmn-tck', folder)).exit).toBe(3);
  });

  // Skipped where the kit is not at hand; fails there under CI=true.
  test.skipIf(KIT === undefined)(
    'FEEL-40 every model of the kit is written and read back the same',
    async () => {
      const suites = await readTckFolder(KIT ?? '');
      const models = suites.ok ? suites.value.flatMap((suite) => suite.models) : [];
      expect(models.length).toBeGreaterThan(100);
      for (const { name, text } of models) {
        const read = readDmn(text, DMN_LIMITS);
        expect([name, read.ok]).toEqual([name, true]);
        if (!read.ok) continue;
        const written = writeDmn(read.value);
        expect([name, readDmn(written, DMN_LIMITS)]).toEqual([name, read]);
      }
    },
  );

  test.skipIf(KIT === undefined)(
    'TCK-1 the kit passes, and the page of results is up to date',
    async () => {
      const page = join(folder, 'page.md');
      const told = await run('conformance', 'dmn-tck', KIT ?? '', '--page', page, '--json');
      const summary = JSON.parse(told.out);
      expect(summary.byLevel['2'].rate).toBe(1);
      expect(summary.byLevel['3'].rate).toBeGreaterThanOrEqual(0.995);
      expect(summary.valueExpected.rate).toBeGreaterThanOrEqual(0.99);
      const committed = join(HOME, 'docs/reference/dmn-conformance.md');
      expect(readFileSync(page, 'utf8')).toBe(readFileSync(committed, 'utf8'));
    },
  );
});
