import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { type LocalSetting, localSetting, readLocalSettings } from '@sanyi/policy';
import type { Call, Option } from '../call/command.ts';
import { readText } from './read-model.ts';

/** Options with which a city sets values of its own in a package that it takes over. */
export const LOCAL_OPTIONS: readonly Option[] = [
  {
    name: 'set',
    value: 'PATH=VALUE',
    repeats: '\n',
    text: {
      en: 'a value that the city sets for itself: parameters/NAME=VALUE; may be repeated',
      zh: '由本地设定的值：parameters/名称=值；可重复',
    },
  },
  {
    name: 'local',
    value: 'FILE',
    text: {
      en: 'values that the city sets for itself, as YAML: NAME: VALUE, or NAME: {value, provenance, source}',
      zh: '由本地设定的值，YAML 文件：名称: 值，或 名称: {value, provenance, source}',
    },
  },
];

/** The values that a city sets for itself: those of `--local`, and those of `--set` above them. */
export async function localSettingsOf(call: Call): Promise<Result<readonly LocalSetting[]>> {
  const path = call.options.get('local');
  const told: LocalSetting[] = [];
  if (path !== undefined) {
    const text = await readText(path);
    if (!text.ok) {
      const { cause = '' } = text.problems[0].details;
      return fail(problem('ADOPT_LOCAL_FILE', path, { cause }));
    }
    const read = readLocalSettings({ name: path, text: text.value });
    if (!read.ok) return read;
    told.push(...read.value);
  }
  for (const text of call.options.get('set')?.split('\n') ?? []) {
    const setting = localSetting(text);
    if (!setting.ok) return setting;
    told.push(setting.value);
  }
  return ok(told);
}
