import { describe, expect, it } from 'vitest';
import { circleFindings } from './circles.ts';
import { coverageFindings } from './coverage.ts';
import { documentationFindings } from './documentation.ts';
import { importFindings } from './imports.ts';
import { lengthFindings } from './length.ts';
import { type Finding, packageTree, type SourceFile } from './source-tree.ts';
import { sourceFindings } from './sources.ts';
import { specificationFindings } from './specification.ts';
import { glossaryFindings, pairFindings, problemFindings } from './translations.ts';
import { unusedWordFindings } from './words.ts';

const file = (path: string, text: string): SourceFile => ({ path, text });
const messages = (findings: readonly Finding[]): string[] =>
  findings.map(({ path, line, message }) => `${path}:${line}: ${message}`);

describe('tidy', () => {
  it('finds imports that go up, sideways, inside or out', () => {
    const source = [
      "import { a } from '@sanyi/store';",
      "import { b } from '@sanyi/oversight';",
      "import { c } from '@sanyi/kernel/src/fen.ts';",
      "import { d } from '../../kernel/src/fen.ts';",
      "import { e } from 'node:fs';",
      "import { f } from '@sanyi/kernel';",
      "import { g } from '@sanyi/policy/samples';",
    ].join('\n');
    const manifest = JSON.stringify({
      name: '@sanyi/policy',
      exports: { '.': '', './samples': '' },
    });
    const files = [
      file('packages/insurance/src/x.ts', source),
      file('packages/policy/package.json', manifest),
    ];
    expect(messages(importFindings(files))).toEqual([
      'packages/insurance/src/x.ts:1: floor 3 may not import floor 5 (@sanyi/store)',
      'packages/insurance/src/x.ts:2: floor 3 may not import floor 3 (@sanyi/oversight)',
      'packages/insurance/src/x.ts:3: @sanyi/kernel/src/fen.ts reaches into a package; import its door',
      'packages/insurance/src/x.ts:4: relative import ../../kernel/src/fen.ts leaves the package; use its name',
      'packages/insurance/src/x.ts:5: insurance is pure and may not import node:fs',
    ]);
  });

  it('finds files that import each other in a circle, by types too, and tells each circle once', () => {
    const files = [
      file('packages/city/src/a.ts', "import { b } from './plan/b.ts';\n"),
      file('packages/city/src/plan/b.ts', "import type { C } from '../c.ts';\n"),
      file('packages/city/src/c.ts', "export type { A } from './a.ts';\n"),
      file('packages/city/src/index.ts', "export { a } from './a.ts';\n"),
      file('packages/city/src/c.test.ts', "import { c } from './c.ts';\n"),
    ];
    expect(messages(circleFindings(files))).toEqual([
      'packages/city/src/a.ts:1: imports go in a circle: a.ts > b.ts > c.ts > a.ts',
    ]);
    const open = files.filter(({ path }) => path !== 'packages/city/src/c.ts');
    expect(circleFindings(open)).toEqual([]);
  });

  it('finds words of the console that no page says', () => {
    const words = [
      'export type FeeWords = {',
      '  readonly title: string;',
      '  readonly kinds: string;',
      '  readonly taken: string;',
      '  readonly old: string;',
      '};',
    ].join('\n');
    const page = "m.fee.title; const { taken } = m.fee; say(m.fee['kinds']);";
    const files = [
      file('apps/console/src/messages/fee-words.ts', words),
      file('apps/console/src/pages/fee.tsx', page),
      file('apps/console/src/pages/fee.test.ts', 'm.fee.old'),
    ];
    expect(messages(unusedWordFindings(files))).toEqual([
      'apps/console/src/messages/fee-words.ts:5: the word "old" is never said',
    ]);
  });

  it('finds clocks and randomness on pure floors, but not in comments, tests or above', () => {
    const source = '// Date.now() is not for us\nconst t = Date.now();\n';
    expect(messages(importFindings([file('packages/city/src/x.ts', source)]))).toEqual([
      'packages/city/src/x.ts:2: floor 3 is pure: Date.now( must arrive as an argument',
    ]);
    expect(importFindings([file('packages/city/src/x.test.ts', source)])).toEqual([]);
    expect(importFindings([file('packages/store/src/x.ts', source)])).toEqual([]);
  });

  it('finds long files and long functions', () => {
    const body = '  a();\n'.repeat(70);
    const long = file('packages/feel/src/x.ts', `function f() {\n${body}}\n`);
    expect(messages(lengthFindings([long]))).toEqual([
      'packages/feel/src/x.ts:1: function of 72 lines; at most 70',
    ]);
    expect(messages(lengthFindings([file('a.ts', 'a();\n'.repeat(401))]))).toEqual([
      'a.ts:1: 401 lines; a file has at most 400',
    ]);
  });

  it('finds rules of a SPEC that no test names, and packages without one', () => {
    const files = [
      file('packages/feel/README.md', ''),
      file('packages/feel/SPEC.md', '- FEEL-1 Tested.\n- FEEL-2 Not tested.\n'),
      file('packages/feel/src/x.test.ts', "it('FEEL-1 holds', () => {});"),
      file('packages/care/src/x.ts', ''),
    ];
    expect(messages(specificationFindings(files))).toEqual([
      'packages/feel/SPEC.md:2: rule FEEL-2 has no test whose title begins with it',
      'packages/care/README.md:1: each package has one',
      'packages/care/SPEC.md:1: each package has one',
    ]);
  });

  it('finds an id of two rules, and tests of a rule that is none', () => {
    const files = [
      file('packages/feel/README.md', ''),
      file('packages/feel/SPEC.md', '- FEEL-1 Once.\n- FEEL-1 Twice.\n'),
      file('packages/feel/src/x.test.ts', "it('FEEL-1 holds', f);\nit('FEEL-9 is new', f);"),
    ];
    expect(messages(specificationFindings(files))).toEqual([
      'packages/feel/SPEC.md:2: rule FEEL-1 stands at packages/feel/SPEC.md:1 already',
      'packages/feel/src/x.test.ts:2: no SPEC has a rule FEEL-9',
    ]);
  });

  it('finds texts without a translation', () => {
    const source =
      "const title = { en: 'Level', zh: '' };\nconst ok = { en: 'Level', zh: '级别' };";
    expect(messages(pairFindings(file('a.ts', source)))).toEqual([
      'a.ts:1: "Level" has no Chinese text',
    ]);
    const texts = {
      SAME: { en: 'No {thing}, {aEn}.', zh: '没有{thing}，{aZh}。' },
      OTHER: { en: 'No {thing}.', zh: '没有{place}。' },
      NONE: { en: 'No.', zh: 'No.' },
    };
    expect(messages(problemFindings(texts))).toEqual([
      'packages/kernel/src/problems:1: OTHER differs in its placeholders',
      'packages/kernel/src/problems:1: NONE has no Chinese text',
    ]);
  });

  it('finds exports of a door without a doc comment or example', () => {
    const files = [
      file('packages/feel/src/index.ts', "export { bare, shown, type Kind } from './x.ts';"),
      file(
        'packages/feel/src/x.ts',
        'export function bare() {}\n/** No example. */\nexport function shown() {}\nexport type Kind = 1;\n',
      ),
    ];
    expect(messages(documentationFindings(files))).toEqual([
      'packages/feel/src/x.ts:1: bare is exported without a doc comment',
      'packages/feel/src/x.ts:3: shown has no @example in its doc comment',
      'packages/feel/src/x.ts:4: Kind is exported without a doc comment',
    ]);
  });

  it('looks behind the doors of rooms that a package door passes on, and behind no others', () => {
    const files = [
      file('packages/api/src/index.ts', "export * from './claims/index.ts';\n"),
      file('packages/api/src/claims/index.ts', "export { told } from './claim.ts';\n"),
      file('packages/api/src/claims/claim.ts', 'export const told = 1;\n'),
      file('packages/api/src/samples/index.ts', "export { sample } from './sample.ts';\n"),
      file('packages/api/src/samples/sample.ts', 'export const sample = 1;\n'),
    ];
    expect(messages(documentationFindings(files))).toEqual([
      'packages/api/src/claims/claim.ts:1: told is exported without a doc comment',
    ]);
  });

  it('finds systems that are missing, twice, untranslated, or said to work without proof', () => {
    const system = (id: string, more: string): string =>
      `  - {id: ${id}, sources: [a], kind: engine, name: {en: N, zh: 名}, quote: {en: Q, zh: 文}, ${more}}`;
    const text = [
      'sources: [{id: a, date: 2019-05-05, title: {en: T, zh: 题}, publisher: {en: P, zh: 会}}]',
      'groups: []',
      'systems:',
      system('A01', 'asks: {en: X, zh: x}, status: works, where: [{page: /nowhere}]'),
      system(
        'A02',
        'asks: {en: X, zh: 做}, status: works, where: [{command: sanyi fly}], proof: [p.test.ts]',
      ),
      system(
        'A02',
        'asks: {en: X, zh: 做}, status: partly, where: [{page: /claims}], proof: [x.test.ts]',
      ),
      system('A03', 'asks: {en: X, zh: 做}, status: not yet, proof: [x.test.ts]'),
    ].join('\n');
    const files = [
      file('apps/console/src/app/page-list.ts', "{ id: 'claims', path: '/claims' }"),
      file('apps/cli/src/commands/explain.ts', "  name: 'explain',"),
      file('x.test.ts', ''),
    ];
    const found = messages(coverageFindings(text, files)).filter(
      (each) => !/[A-Z]\d\d is missing$/.test(each),
    );
    expect(found).toEqual([
      'coverage/systems.yaml:1: A02 stands twice',
      'coverage/systems.yaml:4: A01 has no Chinese asks',
      'coverage/systems.yaml:4: A01 is "works" but names no test',
      'coverage/systems.yaml:4: A01 names the page /nowhere, which is not there',
      'coverage/systems.yaml:5: A02 names the command sanyi fly, which is not there',
      'coverage/systems.yaml:5: A02 names the test p.test.ts, which is not there',
      'coverage/systems.yaml:6: A02 is "partly" but does not say what is missing',
      'coverage/systems.yaml:7: A03 is "not yet" but names something that serves it',
    ]);
    expect(coverageFindings('systems: 3', files)[0]?.message).toMatch(/^sources/);
  });

  it('finds words of the glossary that stand twice or lack a language', () => {
    const text = [
      '| word | 中文 | what it is | 含义 |',
      '| --- | --- | --- | --- |',
      '| claim | 结算单 | a visit | 一次就诊 |',
      '| claim | 结算单 | a visit | 一次就诊 |',
      '| fund | 基金 | who pays |',
    ].join('\n');
    expect(messages(glossaryFindings([file('GLOSSARY.md', text)]))).toEqual([
      'GLOSSARY.md:4: "claim" stands twice',
      'GLOSSARY.md:5: "fund" needs four cells: word, Chinese, what it is, the same in Chinese',
    ]);
  });

  it('finds sources in one language: of values, rows, indicators and rules', () => {
    const once = (name: string, path: string, said: string) => {
      const files = new Map(packageTree().get(name));
      const text = files.get(path) ?? '';
      files.set(path, text.replace(said, said.slice(0, said.indexOf(' / '))));
      expect(files.get(path)).not.toBe(text);
      return messages(sourceFindings(new Map([[name, files]])));
    };
    const says = (source: string): string =>
      `the source "${source}" is in one language; write it as "English / 中文"`;
    expect(once('beijing-2016-base', 'lists/charge.csv', 'assumption / 假定')).toEqual([
      `policies/beijing-2016-base/lists/charge.csv:4: ${says('assumption')}`,
    ]);
    expect(
      once('beijing-indicators', 'indicators/drug-share.sql', ': S49 / 不含中药饮片的定义：S49'),
    ).toEqual([
      `policies/beijing-indicators/indicators/drug-share.sql:1: ${says('definition without herbal pieces: S49')}`,
    ]);
    expect(
      once(
        'replay-groups',
        'parameters/replay.yaml',
        'half a percent of revenue / 假定：收入的0.5%',
      ),
    ).toEqual([
      `policies/replay-groups/parameters/replay.yaml:12: ${says('assumption: half a percent of revenue')}`,
    ]);
    const every = sourceFindings(packageTree());
    expect(every).toEqual([]);
  });
});
