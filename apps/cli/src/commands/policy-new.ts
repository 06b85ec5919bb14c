import { basename, dirname, resolve } from 'node:path';
import { fail, ok, parseIsoDate, problem } from '@sanyi/kernel';
import { installPackage } from '@sanyi/store';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { newPackage } from '../new-package.ts';

/** `sanyi policy new`: a package that is right from its first minute, to be changed step by step. */
export const POLICY_NEW: Command = {
  name: 'policy new',
  summary: {
    en: 'begin a package: a table, a parameter, a list, tests, in both languages',
    zh: '新建政策包：含决策表、参数、列表和测试，中英双语',
  },
  arguments: [
    {
      name: 'DIR',
      text: { en: 'folder to make; its name is the id', zh: '要新建的文件夹，其名称即编号' },
    },
  ],
  options: [
    {
      name: 'place',
      value: 'PLACE',
      text: { en: 'the place whose rules it belongs to', zh: '所属地区' },
      otherwise: { en: 'first word of the id', zh: '编号的第一个词' },
    },
    {
      name: 'from',
      value: 'DATE',
      text: { en: 'first day in force', zh: '生效日期' },
      otherwise: '2020-01-01',
    },
  ],
  examples: [
    {
      line: 'sanyi policy new my-policies/my-city-2020-fees --place my-city --from 2020-07-01',
      text: { en: 'passes check and test at once', zh: '新建后即可通过检查和测试' },
    },
  ],
  run: async (call) => {
    const [folder = ''] = call.arguments;
    const id = basename(resolve(folder));
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
      return fail(problem('POLICY_NAME_WRONG', folder, { found: id }));
    }
    const from = parseIsoDate(call.options.get('from') ?? '2020-01-01', '--from');
    if (!from.ok) return from;
    const place = call.options.get('place') ?? id.split('-')[0] ?? id;
    const made = await newPackage(call, { folder, place, from: from.value });
    if (!made.ok) return made;
    const written = await installPackage(dirname(resolve(folder)), made.value, { anywhere: true });
    if (!written.ok) return written;
    const files = [...made.value.files.keys()].sort();
    const told = { package: id, place, from: from.value, folder: written.value, files };
    const parent = dirname(folder);
    const next = {
      en: `Made ${folder} with ${files.length} files. Next: sanyi policy check --policies ${parent}`,
      zh: `已新建 ${folder}，共 ${files.length} 个文件。下一步：sanyi policy check --policies ${parent}`,
    };
    return ok(outcome(told, next[call.lang]));
  },
};
