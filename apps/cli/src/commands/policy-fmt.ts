import { join } from 'node:path';
import { ok, type Result } from '@sanyi/kernel';
import { formatPackage, type PackageFolder } from '@sanyi/policy';
import { readPolicies } from '@sanyi/store';
import type { Call, Command, Outcome } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { outcome } from '../call/outcome.ts';
import { POLICIES_OPTION, policiesFolder } from '../inputs/library-of.ts';
import { replaceText } from '../write-new.ts';

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
    const packages = await readPolicies(policiesFolder(call));
    if (!packages.ok) return packages;
    const [id] = call.arguments;
    const changes = packages.value
      .filter(({ name }) => id === undefined || name === id)
      .flatMap(changesOf);
    for (const { path, was, is } of call.switches.has('check') ? [] : changes) {
      const written = await replaceText(join(policiesFolder(call), path), { was, is });
      if (!written.ok) return written;
    }
    const changed = changes.map(({ path }) => path);
    return told(call, changed);
  },
};

/** The files of a package that are not in canonical form. */
const changesOf = ({ name, files }: PackageFolder): Change[] =>
  [...formatPackage(files)].flatMap(([path, is]) => {
    const was = files.get(path) ?? '';
    return was === is ? [] : [{ path: `${name}/${path}`, was, is }];
  });

type Change = { readonly path: string; readonly was: string; readonly is: string };

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
