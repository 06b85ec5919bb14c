import { problemLine } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { baseFiles, reformFiles } from '../testing/sample-packages.ts';
import { MISTAKES } from './mistakes.test-data.ts';
import { readLibrary } from './read-library.ts';

const problemsOf = (folders: Parameters<typeof readLibrary>[0]) => {
  const read = readLibrary(folders);
  return read.ok ? [] : read.problems;
};

describe('every kind of mistake', () => {
  // Problems of expressions and DMN are the engine's: its own codes begin with FEEL, RULE or DMN.
  describe.each([
    'POL-1 a whole package',
    'POL-2 policy.yaml',
    'POL-3 the layout',
    'POL-4 values',
    'POL-5 codes',
    'POL-6 parameters',
    'POL-7 lists',
    'POL-9 hooks',
    'POL-10 rules of tables',
    'POL-11 folds',
    'POL-12 pools',
    'POL-13 headers',
    'POL-14 requires',
    'POL-15 declarations',
    'POL-34 bulletins',
    'POL-33 reporting forms',
  ])('%s', (group) => {
    const [id] = group.split(' ');
    const mistakes = MISTAKES.filter((each) => each.title.startsWith(`${id} `));
    test.each(mistakes.map((each) => [each.title, each] as const))('%s', (_, mistake) => {
      const found = problemsOf(mistake.folders).map((each) => each.code);
      const engine = mistake.codes.includes('FEEL') || mistake.codes.includes('DMN');
      if (engine) expect(found.join()).toMatch(/^(FEEL|RULE|DMN)_[A-Z_]+$/);
      else expect(found).toEqual(mistake.codes);
    });
  });

  test('POL-1 says where, what, why and what to do, in both languages', async () => {
    const told = MISTAKES.flatMap(({ title, folders }) => [
      `# ${title}`,
      ...problemsOf(folders).flatMap((each) =>
        // The engine pins its own texts.
        each.code.startsWith('POLICY')
          ? [problemLine(each, 'en'), problemLine(each, 'zh')]
          : [`${each.where}: ${each.code}`],
      ),
      '',
    ]);
    await expect(told.join('\n')).toMatchFileSnapshot('./mistakes.txt');
  });

  test('POL-1 all mistakes of a package are told at once', () => {
    const files = baseFiles({
      'lists/fund.csv': 'code\npooled\n',
      'parameters/all.yaml': 'smallFee: 3\n',
      'folds/year.yaml': (text) => text.replace('feedback: false', ''),
      'tables/visit.dmn': '<definitions',
    });
    const problems = problemsOf([{ name: 'demo-base', files }]);
    const found = new Set(problems.map((each) => each.where.split(/[ :]/)[0]));
    expect([...found].sort()).toEqual([
      'demo-base/folds/year.yaml',
      'demo-base/lists/fund.csv',
      'demo-base/parameters/all.yaml',
      'demo-base/tables/visit.dmn',
    ]);
  });

  test('POL-14 a package is not blamed for what an unreadable one would have said', () => {
    const files = baseFiles({ 'parameters/all.yaml': 'smallFee: 3\n' });
    const problems = problemsOf([
      { name: 'demo-base', files },
      { name: 'demo-reform', files: reformFiles() },
    ]);
    expect(problems.map((each) => each.code)).toEqual(['POLICY_NOT_MAP']);
  });
});
