import { ok, type Problem, problemLine, type Result } from '@sanyi/kernel';
import { testPackage } from '@sanyi/server';
import { acceptOf } from '../accept-tests.ts';
import type { Command } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { outcome, toldProblem } from '../call/outcome.ts';
import { libraryOf, POLICIES_OPTION, packageOf } from '../inputs/library-of.ts';

/** `sanyi policy test`: runs the tests that packages carry. */
export const POLICY_TEST: Command = {
  name: 'policy test',
  summary: { en: 'run the tests of packages', zh: '运行政策包自带的测试' },
  arguments: [
    {
      name: 'PACKAGE',
      text: { en: 'id of the package; all without it', zh: '政策包编号，省略则为全部' },
      optional: true,
    },
  ],
  options: [
    POLICIES_OPTION,
    {
      name: 'accept',
      text: {
        en: 'write the answers of now into failing tests, after showing them',
        zh: '显示差异后，将当前结果写入未通过的测试',
      },
    },
  ],
  examples: [
    {
      line: 'sanyi policy test beijing-2017-separation',
      text: { en: 'inputs, results and cited rules', zh: '核对输入、结果及引用规则' },
    },
    {
      line: 'sanyi policy test my-reform --policies my-policies --accept',
      text: { en: 'the answers of now become the expected ones', zh: '以当前结果作为预期结果' },
    },
  ],
  run: async (call) => {
    const [id] = call.arguments;
    const asked = id === undefined ? await libraryOf(call) : await packageOf(call, id);
    if (!asked.ok) return asked;
    const library = 'library' in asked.value ? asked.value.library : asked.value;
    const chosen = 'found' in asked.value ? [asked.value.found] : [...library.values()];
    if (call.switches.has('accept')) return acceptOf(call, library, chosen);
    let passed = 0;
    let failed = 0;
    const problems: Problem[] = [];
    for (const each of chosen) {
      const told = testPackage(library, each.id);
      passed += told.passed;
      failed += told.failed;
      problems.push(...told.problems);
    }
    const sum =
      call.lang === 'en'
        ? `${passed} passed, ${failed} failed`
        : `${passed} 项通过，${failed} 项未通过`;
    const text = [...problems.map((trouble) => problemLine(trouble, call.lang)), sum].join('\n');
    const document = { passed, failed, problems: problems.map(toldProblem) };
    const code = failed > 0 ? EXIT.checkFailed : EXIT.ok;
    const done: Result<ReturnType<typeof outcome>> = ok(outcome(document, text, code));
    return done;
  },
};
