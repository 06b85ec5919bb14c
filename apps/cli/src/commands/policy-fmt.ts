import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '@sanyi/kernel';
import { formatPackage } from '@sanyi/policy';
import type { Call, Command, Outcome } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { POLICIES_OPTION, packagesOf } from '../library-of.ts';
import { outcome } from '../outcome.ts';

/** `sanyi policy fmt`: writes decision tables in their one canonical form. */
export const POLICY_FMT: Command = {
  name: 'policy fmt',
  summary: {
    en: 'write decision tables in canonical form',
    zh: '将决策表写成规范格式',
  },
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
      name: 'check',
      text: { en: 'change nothing, fail when something would change', zh: '只检查，不改动' },
    },
  ],
  examples: [
    {
      line: 'sanyi policy fmt --check',
      text: { en: 'are all tables canonical?', zh: '检查全部决策表是否为规范格式' },
    },
  ],
  run: async (call) => {
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const [id] = call.arguments;
    const changed: string[] = [];
    for (const each of packages.value) {
      if (id !== undefined && each.name !== id) continue;
      for (const [path, text] of formatPackage(each.files)) {
        if (each.files.get(path) === text) continue;
        changed.push(`${each.name}/${path}`);
        if (!call.switches.has('check')) await replaceFile(call, `${each.name}/${path}`, text);
      }
    }
    return told(call, changed);
  },
};

/** Writes beside and renames, so that a stopped run leaves each file old or new. */
async function replaceFile(call: Call, path: string, text: string): Promise<void> {
  const file = join(call.options.get('policies') ?? join(call.home, 'policies'), path);
  if ((await readFile(file, 'utf8')) === text) return;
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

function told(call: Call, changed: readonly string[]): Result<Outcome> {
  const check = call.switches.has('check');
  const failed = check && changed.length > 0;
  const count = String(changed.length);
  const sum =
    call.lang === 'en'
      ? `${count} files ${check ? 'would change' : 'changed'}`
      : `${count} 个文件${check ? '需要改写' : '已改写'}`;
  const document = { changed, ok: !failed };
  return ok(outcome(document, [...changed, sum].join('\n'), failed ? EXIT.checkFailed : EXIT.ok));
}
