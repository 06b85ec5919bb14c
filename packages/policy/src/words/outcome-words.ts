import type { Lang, Text } from '@sanyi/kernel';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { codeTitles, FACT_CODE_TITLES } from './code-titles.ts';
import { fieldTitles } from './field-titles.ts';

const t = (en: string, zh: string): Text => ({ en, zh });

/** Parts of an outcome that the platform itself names; what packages name is told in their words. */
const NAMES: ReadonlyMap<string, Text> = new Map([
  ['total', t('total', '总额')],
  ['inScope', t('in scope', '范围内')],
  ['fixedFund', t('fixed fund part', '基金定额')],
  ['fund', t('fund', '基金')],
  ['funds', t('by fund', '各基金')],
  ['patient', t('patient', '个人')],
  ['hospital', t('hospital', '机构')],
  ['hospitalBorne', t('borne by the hospital', '机构承担')],
  ['charges', t('charges', '收费')],
  ['charge', t('charge', '收费')],
  ['code', t('', '')],
  ['amount', t('amount', '金额')],
  ['price', t('price', '价格')],
  ['payable', t('payable', '可支付')],
  ['reason', t('reason', '原因')],
]);

const ANSWERS: ReadonlyMap<string, Text> = new Map([
  ['true', t('yes', '是')],
  ['false', t('no', '否')],
  ['null', t('none', '无')],
  ['[]', t('none', '无')],
  ['{}', t('none', '无')],
]);

/** What a package and the facts call the fields, answers and codes of an outcome, by name. */
export type OutcomeTitles = ReadonlyMap<string, Text>;

/**
 * The words for outcomes of a package: labels of its tables, codes of its lists and of those of the
 * packages that answer beside it.
 *
 * @example
 * ```ts
 * declare const whole: PolicyPackage;
 * outcomeTitles(whole, new Map()).get('visitFee')?.zh;
 * ```
 */
export function outcomeTitles(of: PolicyPackage, library: Library): OutcomeTitles {
  const alone = new Map([[of.id, of]]);
  // Its own words stand last, so that they hold.
  const codes = [...library.values(), of].flatMap((each) =>
    [...each.lists.values()]
      .filter(({ kind }) => kind === 'code')
      .flatMap(({ name }) => Object.entries(codeTitles(name, each, new Map([[each.id, each]])))),
  );
  return new Map([...fieldTitles(alone, of), ...FACT_CODE_TITLES, ...codes]);
}

/**
 * An outcome of a package test in words, from the line a test report keeps. Names without a title
 * stand as they are written.
 *
 * @example
 * ```ts
 * outcomeWords('{total: 20.00, payable: false}', 'en'); // 'total 20.00, payable no'
 * ```
 */
export function outcomeWords(
  line: string,
  lang: Lang,
  titles: OutcomeTitles = FACT_CODE_TITLES,
): string {
  const [comma, semicolon] = lang === 'zh' ? ['，', '；'] : [', ', '; '];
  const inner = line.slice(1, -1);
  if (line.startsWith('[') && inner !== '') {
    return parts(inner)
      .map((each) => outcomeWords(each, lang, titles))
      .join(semicolon);
  }
  if (line.startsWith('{') && inner !== '') {
    return parts(inner)
      .map((each) => partWords(each, lang, titles))
      .join(comma);
  }
  return (ANSWERS.get(line) ?? titles.get(line))?.[lang] ?? line;
}

/** One named part; what holds parts itself stands in brackets. */
function partWords(part: string, lang: Lang, titles: OutcomeTitles): string {
  const at = part.indexOf(': ');
  const [name, value] = [part.slice(0, at), part.slice(at + 2)];
  const own = name.replace(/(?<=[a-z])[A-Z]/g, (big) => ` ${big.toLowerCase()}`);
  const told = (NAMES.get(name) ?? titles.get(name))?.[lang] ?? own;
  const words = outcomeWords(value, lang, titles);
  const shown = /^[[{].+[\]}]$/s.test(value) ? `(${words})` : words;
  return `${told} ${shown}`.trim();
}

/** The parts between commas, those of nested parts left together. */
function parts(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if ('[{'.includes(letter)) depth += 1;
    if (']}'.includes(letter)) depth -= 1;
    if (depth > 0 || !text.startsWith(', ', at)) continue;
    found.push(text.slice(from, at));
    from = at + 2;
  }
  return [...found, text.slice(from)];
}
