import { join } from 'node:path';
import { settleTest } from '@sanyi/insurance';
import {
  collect,
  fail,
  type Lang,
  ok,
  type Problem,
  problem,
  problemLine,
  type Result,
} from '@sanyi/kernel';
import { acceptTests, formatPackage, type Library, type PolicyPackage } from '@sanyi/policy';
import { testPackage } from '@sanyi/server';
import type { Call, Outcome } from './call/command.ts';
import { EXIT } from './call/exit-code.ts';
import { outcome, toldProblem } from './call/outcome.ts';
import { policiesFolder } from './inputs/library-of.ts';
import { replaceText } from './write-new.ts';

/** What accepting changes: the case, what was expected, and what the rules answer now. */
type Accepted = {
  readonly file: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly expected: string;
  readonly actual: string;
  readonly rules: readonly string[];
};

/**
 * Writes the answers of now into the failing tests of packages. All files are checked before the
 * first is written; a case in which the rules stop has no answer and stays as it is.
 */
export async function acceptOf(
  call: Call,
  library: Library,
  chosen: readonly PolicyPackage[],
): Promise<Result<Outcome>> {
  const writes: Write[] = [];
  for (const whole of chosen) {
    const planned = writesOf(call, library, whole);
    if (!planned.ok) return planned;
    writes.push(...planned.value);
  }
  const failing = chosen.flatMap((whole) => failingOf(library, whole, call.lang));
  const accepted = failing.flatMap(({ accepted: each }) => each ?? []);
  const stops = failing.flatMap(({ stops: each }) => each ?? []);
  call.say(wordsOf(accepted));
  for (const { place, was, is } of writes) {
    const written = await replaceText(place, { was, is });
    if (!written.ok) return written;
  }
  return ok(told(call, accepted, { written: writes.map(({ place }) => place), stops }));
}

type Write = { readonly place: string; readonly was: string; readonly is: string };

/** The files to write, when nothing but answers changes in them. */
function writesOf(call: Call, library: Library, whole: PolicyPackage): Result<Write[]> {
  const changed = [...acceptTests(library, whole.id, { settleCase: settleTest })];
  return collect(
    changed.map(([path, is]): Result<Write> => {
      const was = whole.files.get(path) ?? '';
      const canonical = formatPackage(new Map([[path, was]])).get(path) === was;
      const place = join(policiesFolder(call), whole.id, path);
      if (canonical) return ok({ place, was, is });
      const details = { package: whole.id };
      return fail(problem('CLI_FILE_NOT_CANONICAL', `${whole.id}/${path}`, details));
    }),
  );
}

type Failing = { readonly accepted: Accepted | null; readonly stops: Problem | null };

function failingOf(library: Library, whole: PolicyPackage, lang: Lang): Failing[] {
  const report = testPackage(library, whole.id);
  return report.cases.flatMap(({ file, title, ok: passes, expected, actual, rules }): Failing[] => {
    if (passes) return [];
    const where = `${whole.id}/${file}`;
    if (actual) return [{ accepted: { file: where, title, expected, actual, rules }, stops: null }];
    const code = report.problems.find((each) => each.where.startsWith(where))?.code ?? '';
    const stops = problem('CLI_ACCEPT_STOPS', where, { title: title[lang], code });
    return [{ accepted: null, stops }];
  });
}

/** What changes, shown before anything is written. */
function wordsOf(accepted: readonly Accepted[]): { readonly en: string; readonly zh: string } {
  const lines = (lang: 'en' | 'zh'): string =>
    accepted
      .map(({ file, title, expected, actual, rules }) => {
        const cites = rules.map((cite) => `    ${cite}`).join('\n');
        return `${file} · ${title[lang]}\n  - ${expected}\n  + ${actual}\n${cites}`;
      })
      .join('\n');
  return { en: lines('en'), zh: lines('zh') };
}

function told(
  call: Call,
  accepted: readonly Accepted[],
  { written, stops }: { readonly written: readonly string[]; readonly stops: readonly Problem[] },
): Outcome {
  const sum =
    call.lang === 'en'
      ? `${accepted.length} answers accepted in ${written.length} files`
      : `已在 ${written.length} 个文件中接受 ${accepted.length} 项结果`;
  const text = [...stops.map((each) => problemLine(each, call.lang)), sum].join('\n');
  const document = { accepted, written, problems: stops.map(toldProblem) };
  return outcome(document, text, stops.length > 0 ? EXIT.checkFailed : EXIT.ok);
}
