import { fail, LANGS, type Lang, ok, problem, type Result } from '@sanyi/kernel';
import { BULLETIN_FORMATS, type BulletinFormat } from '@sanyi/store';
import type { Call, Option } from '../call/command.ts';

/** In which languages and formats a bulletin is printed. */
export const PRINT_OPTIONS: readonly Option[] = [
  {
    name: 'lang',
    value: 'en,zh',
    text: {
      en: 'languages of the files; texts here take the first',
      zh: '文件语言；此处文字取第一种',
    },
    otherwise: LANGS.join(),
  },
  {
    name: 'format',
    value: 'html,pdf,docx,xlsx',
    text: { en: 'formats', zh: '文件格式' },
    otherwise: BULLETIN_FORMATS.join(),
  },
];

/** The languages and formats that a call asks for; all where it names none. */
export function printsAsked(
  call: Call,
): Result<{ readonly langs: Lang[]; readonly formats: BulletinFormat[] }> {
  const langs = choices(call, 'lang', LANGS);
  if (!langs.ok) return langs;
  const formats = choices(call, 'format', BULLETIN_FORMATS);
  return formats.ok ? ok({ langs: langs.value, formats: formats.value }) : formats;
}

/** Words of a list option, each one of those that are known, in their usual order. */
function choices<Word extends string>(
  call: Call,
  name: string,
  known: readonly Word[],
): Result<Word[]> {
  const words = (call.options.get(name) ?? known.join()).split(',').map((word) => word.trim());
  const wrong = words.find((word) => !known.some((each) => each === word));
  if (wrong === undefined) return ok(known.filter((each) => words.includes(each)));
  const details = { option: `--${name}`, value: wrong, known: known.join(', ') };
  return fail(problem('CLI_OPTION_CHOICE', 'command line', details));
}
