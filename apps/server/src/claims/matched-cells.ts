import type { CitedRule, NearRule, RuleCell, WireText } from '@sanyi/api';
import { CATEGORIES, LEVELS, PERSON_CLASSES, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import type { Explanation } from '@sanyi/insurance';
import { clauseText } from '@sanyi/policy';

/** What a table told about one rule and about those that it missed by one cell. */
type ToldRule = Pick<CitedRule, 'cells' | 'near' | 'nearMore'>;

const NEAR_MAX = 3;

/** The cells of a rule with what the claim had, and the nearest rules that did not apply. */
export function toldByTable(of: Explanation, cite: string): ToldRule {
  for (const table of of.tables) {
    const rule = table.rules.find((each) => each.matched && each.cite === cite);
    if (!rule) continue;
    const near = table.rules
      .filter((each) => !each.matched)
      .flatMap((each) => nearRule(table, each));
    const cells = table.inputs.flatMap((_, at) => cellAt(table, rule, at) ?? []);
    return { cells, near: near.slice(0, NEAR_MAX), nearMore: Math.max(0, near.length - NEAR_MAX) };
  }
  return { cells: [], near: [], nearMore: 0 };
}

type Table = Explanation['tables'][number];
type Rule = Table['rules'][number];

/** The cell of a rule under an input; null where it asks nothing. */
function cellAt({ inputs }: Table, { cells }: Rule, at: number): RuleCell | null {
  const input = inputs[at];
  const asks = cells[at]?.asks ?? '-';
  if (!input || asks === '-' || input.text === null) return null;
  const say = (text: string): WireText => inWords(text, input.label);
  return { title: input.title, asks: say(asks), had: say(input.text), hadBefore: null };
}

function nearRule(table: Table, rule: Rule): NearRule[] {
  const at = rule.cells.findIndex(({ held }) => !held);
  const cell = cellAt(table, rule, at);
  if (!cell) return [];
  const name = rule.cite.slice(rule.cite.lastIndexOf('/') + 1);
  return [{ cite: rule.cite, rule: name, clause: clauseText(rule.clause), cell }];
}

/** The cells under the rules now, each with what it had under those before where that differs. */
export const besideBefore = (
  now: readonly RuleCell[],
  before: readonly RuleCell[],
): readonly RuleCell[] =>
  now.map((cell, at) => {
    const had = before[at]?.had;
    return had && had.en !== cell.had.en ? { ...cell, hadBefore: had } : cell;
  });

type Titles = { readonly [code: string]: WireText };

/** One code means different things to different inputs: `none` is no scheme, and no title. */
const TITLES_BY_INPUT: { readonly [label: string]: Titles } = {
  visitKind: VISIT_KINDS.titles,
  level: LEVELS.titles,
  scheme: SCHEMES.titles,
  personClass: PERSON_CLASSES.titles,
  ageBand: PERSON_CLASSES.titles,
  title: TITLES.titles,
  category: CATEGORIES.titles,
};

const ALL_TITLES: Titles = Object.assign({}, ...Object.values(TITLES_BY_INPUT));

const FLAGS: Readonly<Record<string, WireText>> = {
  true: { en: 'yes', zh: '是' },
  false: { en: 'no', zh: '否' },
};

/** A text of FEEL with its quoted codes in words. */
function inWords(text: string, label: string): WireText {
  const flag = FLAGS[text];
  if (flag) return flag;
  const titles = TITLES_BY_INPUT[label] ?? ALL_TITLES;
  return { en: said(text, 'en', titles), zh: said(text, 'zh', titles) };
}

const MARKS = { en: { comma: ', ', not: 'not ' }, zh: { comma: '、', not: '非' } } as const;

const said = (text: string, lang: keyof WireText, titles: Titles): string =>
  text
    .replace(/"\s*,\s*"/g, `"${MARKS[lang].comma}"`)
    .replace(/^not\((.*)\)$/, `${MARKS[lang].not}$1`)
    .replace(/"([^"]*)"/g, (_, code: string) => titles[code]?.[lang] ?? code);
