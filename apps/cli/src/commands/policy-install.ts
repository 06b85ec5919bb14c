import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fail, ok, type Result } from '@sanyi/kernel';
import { packageHead } from '@sanyi/policy';
import { installPackage, type PackageInput, readPackageFolder } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { cityInstall } from '../city-install.ts';
import { cityUnknown, hasPlan } from '../inputs/city-plan.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import { LOCAL_OPTIONS } from '../inputs/local-settings-of.ts';
import { readPackedFile } from '../inputs/packed-file.ts';
import { FACTS_OPTION } from '../inputs/settled-facts.ts';

/** `sanyi policy install`: puts a packed package among others. */
export const POLICY_INSTALL: Command = {
  name: 'policy install',
  summary: {
    en: 'put a packed package among others, if it stands among them',
    zh: '将打包的政策包装入文件夹，须与其中各包相容',
  },
  arguments: [
    { name: 'FILE', text: { en: 'packed package, or its folder', zh: '打包的政策包，或其文件夹' } },
  ],
  options: [
    {
      name: 'into',
      value: 'DIR|CITY',
      text: {
        en: 'folder of packages; or a city of cities/, whose claims it is replayed over',
        zh: '政策包所在文件夹；或 cities/ 下的城市，并在其结算单上回放',
      },
    },
    {
      ...FACTS_OPTION,
      text: { en: 'folder of facts of the city', zh: '该城市的数据文件夹' },
    },
    {
      name: 'out',
      value: 'DIR',
      text: { en: 'folder for the differences report', zh: '差异报告的输出文件夹' },
    },
    {
      name: 'date',
      value: 'DATE',
      text: { en: 'day of measuring, kept with the report', zh: '测算日期，写入报告' },
      otherwise: { en: 'none is kept', zh: '不保存日期' },
    },
    {
      name: 'replace',
      text: { en: 'write over a package of the same id', zh: '替换同编号的政策包' },
    },
    ...LOCAL_OPTIONS,
    {
      name: 'preview',
      text: {
        en: 'say what would be installed into a city, and write nothing',
        zh: '仅说明将装入城市的内容，不写入',
      },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi policy install reform.sanyi --into my-policies',
      text: {
        en: 'checked with the rules of its place, then written',
        zh: '与当地规则一并检查后写入',
      },
    },
    {
      line: 'sanyi policy install reform.sanyi --into yunhe --facts .sanyi/yunhe --out differences',
      text: {
        en: 'taken over by another city, with a report of what carried over',
        zh: '由另一城市采用，并报告哪些效果得以延续',
      },
    },
    {
      line: 'sanyi policy install reform.sanyi --into yunhe --facts .sanyi/yunhe --set parameters/waiverAge=65 --preview',
      text: {
        en: 'which values the city would set, before anything is written',
        zh: '写入之前查看将由本地设定的值',
      },
    },
  ],
  run: async (call) => {
    const [file = ''] = call.arguments;
    const into = neededOption(call, 'into', '--into my-policies');
    if (!into.ok) return into;
    const read = await inputOf(file);
    if (!read.ok) return read;
    if (isCity(call, into.value)) return cityInstall(call, read.value, into.value);
    // Only a city has facts, settles and is looked at before anything is written.
    if (isForCity(call)) return fail(cityUnknown(call, into.value));
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

/**
 * Whether a word names a city of `cities/`: where a folder of that name lies here, only together with
 * `--facts`, which nothing but a city has.
 */
const isCity = (call: Call, word: string): boolean =>
  hasPlan(call, word) && (call.options.has('facts') || !existsSync(word));

const isForCity = ({ options, switches }: Call): boolean =>
  options.has('facts') || switches.has('preview');

/** A package of an archive or of a folder. */
async function inputOf(path: string): Promise<Result<PackageInput>> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? readPackageFolder(path) : readPackedFile(path);
}
