import { ok } from '@sanyi/kernel';
import { packageHead } from '@sanyi/policy';
import { installPackage } from '@sanyi/store';
import type { Command } from '../command.ts';
import { outcome } from '../outcome.ts';
import { readPackedFile } from '../packed-file.ts';
import { neededOption } from '../read-options.ts';

/** `sanyi policy install`: puts a packed package among others. */
export const POLICY_INSTALL: Command = {
  name: 'policy install',
  summary: {
    en: 'put a packed package among others, if it stands among them',
    zh: '将打包的政策包装入文件夹，须与其中各包相容',
  },
  arguments: [{ name: 'FILE', text: { en: 'packed package', zh: '打包的政策包' } }],
  options: [
    {
      name: 'into',
      value: 'DIR',
      text: { en: 'folder of packages', zh: '政策包所在文件夹' },
    },
    {
      name: 'replace',
      text: { en: 'write over a package of the same id', zh: '替换同编号的政策包' },
    },
  ],
  examples: [
    {
      line: 'sanyi policy install reform.sanyi --into my-policies',
      text: {
        en: 'checked with the rules of its place, then written',
        zh: '与当地规则一并检查后写入',
      },
    },
  ],
  run: async (call) => {
    const [file = ''] = call.arguments;
    const into = neededOption(call, 'into', '--into my-policies');
    if (!into.ok) return into;
    const read = await readPackedFile(file);
    if (!read.ok) return read;
    const replace = call.switches.has('replace');
    const placed = await installPackage(into.value, read.value, { replace });
    if (!placed.ok) return placed;
    const { version } = packageHead(read.value.files.get('policy.yaml') ?? '');
    const told = { package: read.value.name, version, folder: placed.value };
    const text = {
      en: `${told.package}@${version ?? ''} is installed in ${told.folder}`,
      zh: `${told.package}@${version ?? ''} 已装入 ${told.folder}`,
    };
    return ok(outcome(told, text[call.lang]));
  },
};
