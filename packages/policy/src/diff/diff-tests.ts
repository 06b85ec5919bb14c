import type { Text } from '@sanyi/kernel';
import type { PolicyPackage } from '../package/policy-package.ts';
import type { GoodCase } from '../tests/good-file.ts';
import { plainAt, plainText } from '../tests/plain.ts';
import { goodCases } from '../tests/run-tests.ts';
import type { Cursor } from '../yaml/cursor.ts';
import { changeOf, type TestDiff } from './package-diff.ts';

/** Tests that differ: good cases by file and English title, what must be refused by its file. */
export function diffTests(before: PolicyPackage, after: PolicyPackage): TestDiff[] {
  const [old, now] = [testsOf(before), testsOf(after)];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].flatMap((key): TestDiff[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const shown = is ?? was;
    const change = changeOf(was?.text ?? null, is?.text ?? null);
    return shown && change ? [{ file: shown.file, title: shown.title, change }] : [];
  });
}

type ShownTest = { readonly file: string; readonly title: Text; readonly text: string };

function testsOf(whole: PolicyPackage): Map<string, ShownTest> {
  const good = goodCases(whole, []).map(({ file, test }) => {
    return [`${file} ${test.title.en}`, { file, title: test.title, text: textOf(test) }] as const;
  });
  const bad = [...whole.files]
    .filter(([path]) => path.startsWith('tests/bad/'))
    .map(([path, text]) => [path, { file: path, title: { en: path, zh: path }, text }] as const);
  return new Map([...good, ...bad]);
}

function textOf({ stack, site, hook, claim, input, acc, out, rules, title }: GoodCase): string {
  const plain = (at: Cursor | null): string => (at ? plainText(plainAt(at)) : '');
  const parts = [claim, input, acc, out].map(plain);
  return JSON.stringify([title.zh, stack, site, hook, ...parts, rules]);
}
