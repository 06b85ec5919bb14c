import type { Text } from '@sanyi/kernel';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import type { UnitKind } from '../package/unit-kind.ts';
import { codeSetOf, codeTitles, FACT_CODE_TITLES } from '../words/code-titles.ts';
import { outcomeTitles, outcomeWords } from '../words/outcome-words.ts';
import { UNIT_WORDS } from '../words/unit-words.ts';

/** What a city found in taking a package over, in words. Names that nothing titles stand as they are. */
export type FoundWords = {
  /** A unit by its kind and what its package calls it. */
  readonly unit: (unit: UnitKind, name: string) => Text;
  /** The value of a parameter. */
  readonly value: (parameter: string, value: string) => Text;
  readonly level: (code: string) => Text;
  /** An item as a city calls it that the package was measured in. */
  readonly itemTitle: (code: string) => Text;
  /** The same with its code. */
  readonly item: (code: string) => Text;
  /** A line of a test report. */
  readonly outcome: (line: string) => Text;
};

/**
 * The words for what a city found in taking a package over.
 *
 * @param of - the package, there or here
 * @param library - packages that answer beside it, for codes of their lists
 * @example
 * ```ts
 * declare const whole: PolicyPackage;
 * foundWords(whole, new Map()).level('tertiary').zh; // '三级'
 * ```
 */
export function foundWords(of: PolicyPackage, library: Library): FoundWords {
  const titles = outcomeTitles(of, library);
  const alone = new Map([[of.id, of]]);
  const items = new Map(
    [...of.evidence, ...(of.takenOver?.there ? [of.takenOver.there] : [])].flatMap((each) =>
      each.items.map(({ code, title }) => [code, title] as const),
    ),
  );
  const plain = (text: string): Text => ({ en: text, zh: text });
  return {
    unit: (unit, name) => {
      const kind = UNIT_WORDS[unit];
      const title = unit === 'parameter' ? of.parameters.get(name)?.title : undefined;
      return title
        ? { en: `${kind.en} ${name}: ${title.en}`, zh: `${kind.zh} ${name}：${title.zh}` }
        : { en: `${kind.en} ${name}`, zh: `${kind.zh} ${name}` };
    },
    value: (parameter, value) => {
      const set = codeSetOf(of.parameters.get(parameter)?.kind);
      return codeTitles(set, of, alone)[value] ?? plain(value);
    },
    item: (code) => {
      const title = items.get(code);
      return title ? { en: `${title.en} (${code})`, zh: `${title.zh}（${code}）` } : plain(code);
    },
    itemTitle: (code) => items.get(code) ?? plain(code),
    level: (code) => FACT_CODE_TITLES.get(code) ?? plain(code),
    outcome: (line) => ({
      en: outcomeWords(line, 'en', titles),
      zh: outcomeWords(line, 'zh', titles),
    }),
  };
}
