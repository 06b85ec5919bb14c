import type { RuleCell, WireText } from '@sanyi/api';
import { LEVELS, PERSON_CLASSES, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import type { Explanation } from '@sanyi/insurance';

/** The cells of a rule that asked something, with what the claim had; codes in words. */
export function matchedCells(of: Explanation, cite: string): RuleCell[] {
  for (const { inputs, rules } of of.tables) {
    const rule = rules.find((each) => each.matched && each.cite === cite);
    if (!rule) continue;
    return inputs.flatMap(({ title, text }, at) => {
      const asks = rule.cells[at]?.asks ?? '-';
      return asks === '-' || text === null
        ? []
        : [{ title, asks: inWords(asks), had: inWords(text) }];
    });
  }
  return [];
}

const TITLES_OF_CODES: ReadonlyMap<string, WireText> = new Map(
  [VISIT_KINDS, LEVELS, SCHEMES, PERSON_CLASSES, TITLES].flatMap(({ titles }) =>
    Object.entries<WireText>(titles),
  ),
);

const FLAGS: Readonly<Record<string, WireText>> = {
  true: { en: 'yes', zh: '是' },
  false: { en: 'no', zh: '否' },
};

/** A text of FEEL with its quoted codes in words. */
function inWords(text: string): WireText {
  const flag = FLAGS[text];
  if (flag) return flag;
  return { en: said(text, 'en'), zh: said(text, 'zh') };
}

const MARKS = { en: { comma: ', ', not: 'not ' }, zh: { comma: '、', not: '非' } } as const;

const said = (text: string, lang: keyof WireText): string =>
  text
    .replace(/"\s*,\s*"/g, `"${MARKS[lang].comma}"`)
    .replace(/^not\((.*)\)$/, `${MARKS[lang].not}$1`)
    .replace(/"([^"]*)"/g, (_, code: string) => TITLES_OF_CODES.get(code)?.[lang] ?? code);
