import type { ExampleValue, Gap, Overlap, TableAnalysis, UnreachableRule } from '@sanyi/feel';
import { type Problem, problem, type Text } from '@sanyi/kernel';
import type { LinkedHook } from '../decisions/linked-hook.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { type CellKind, cellWords, valueWords } from '../words/cell-words.ts';
import { codeSetOf, codeTitles } from '../words/code-titles.ts';
import { titleOf } from '../words/column-title.ts';
import { layersOf } from './layers-of.ts';

/** A finding of the analysis of a table. */
export type TableFinding = Gap | Overlap | UnreachableRule;

/** One value of an example input: what it is of, and what it is. */
export type SaidValue = { readonly title: Text; readonly value: Text };

/** A finding in the words of its package. */
export type SaidFinding = { readonly problem: Problem; readonly example: readonly SaidValue[] };

/** What the columns and values of the tables of a hook are called. */
export type FindingWords = {
  readonly column: (
    label: string,
    title: string,
  ) => { readonly title: Text; readonly of: CellKind };
  readonly decision: (name: string) => Text;
};

/**
 * The words of a package for what was found in the tables of one of its hooks.
 *
 * @example
 * ```ts
 * declare const whole: PolicyPackage;
 * declare const library: Library;
 * for (const linked of whole.linked.values()) {
 *   findingWords(library, whole, linked).column('visitKind', '就诊类型').title.en; // 'Visit kind'
 * }
 * ```
 */
export function findingWords(
  library: Library,
  whole: PolicyPackage,
  { hook, file, fold }: LinkedHook,
): FindingWords {
  const decisions = whole.tables.get(file)?.decisions ?? [];
  const parameters = new Map(
    layersOf(library, whole).flatMap((layer) => [...layer.package.parameters]),
  );
  const nameOf = (name: string): Text | undefined => {
    const [from = '', own = ''] = name.split('.');
    if (from === 'parameters') return parameters.get(own)?.title;
    return from === 'acc' ? fold?.accumulators.find((each) => each.name === own)?.title : undefined;
  };
  return {
    column: (label, title) => ({
      title: nameOf(label) ?? titleOf(label, title),
      of: { nameOf, codes: codeTitles(codeSetOf(hook.inputs[label]), whole, library) },
    }),
    decision: (name) => titleOf(name, decisions.find((each) => each.name === name)?.label),
  };
}

/**
 * A finding with the titles of columns and codes in place of their names.
 *
 * @example
 * ```ts
 * declare const whole: PolicyPackage;
 * declare const library: Library;
 * const { tables } = analysePackage(library, whole.id);
 * for (const { hook, analysis } of tables) {
 *   const linked = whole.linked.get(hook);
 *   const words = linked && findingWords(library, whole, linked);
 *   for (const gap of analysis.gaps) if (words) saidFinding(analysis, gap, words).problem.zh;
 * }
 * ```
 */
export function saidFinding(
  table: TableAnalysis,
  finding: TableFinding,
  words: FindingWords,
): SaidFinding {
  const { code, where, details } = finding.problem;
  const example = (finding.example?.values ?? []).map((value) => saidValue(value, words));
  const place = 'cells' in finding ? saidPlace(table, finding, words) : null;
  const said = problem(code, where, {
    ...details,
    ...(example.length > 0
      ? { example: listed(example, 'en'), exampleZh: listed(example, 'zh') }
      : {}),
    ...(place ? { where: place.en, whereZh: place.zh } : {}),
  });
  const title = words.decision(table.decision);
  return {
    example,
    problem: {
      ...said,
      en: said.en.replaceAll(`"${table.decision}"`, `"${title.en}"`),
      zh: said.zh.replaceAll(`“${table.decision}”`, `“${title.zh}”`),
    },
  };
}

function saidValue({ label, title, text, other }: ExampleValue, words: FindingWords): SaidValue {
  const column = words.column(label, title);
  if (other) return { title: column.title, value: { en: 'any other', zh: '其他值' } };
  const isTest = /^(<|>|not\()/.test(text);
  return {
    title: column.title,
    value: isTest ? cellWords(text, column.of) : valueWords(text, column.of),
  };
}

function listed(example: readonly SaidValue[], lang: 'en' | 'zh'): string {
  const parts = example.map(({ title, value }) => `${title[lang]} = ${value[lang]}`);
  return parts.join(lang === 'en' ? ', ' : '，');
}

/** Where a gap is. What only conditions in cells speak of stays as the analysis says it. */
function saidPlace({ columns }: TableAnalysis, { cells, where }: Gap, words: FindingWords): Text {
  const said = cells.flatMap((text, at) => {
    const column = columns[at];
    if (text === '-' || !column) return [];
    const { title, of } = words.column(column.label, column.title);
    const value = cellWords(text, of);
    return [{ en: `${title.en}: ${value.en}`, zh: `${title.zh}：${value.zh}` }];
  });
  const besides = (text: string, between: string): readonly string[] =>
    said.length === 0 ? [text] : text.split(between).slice(said.length);
  return {
    en: [...said.map(({ en }) => en), ...besides(where.en, '; ')].join('; '),
    zh: [...said.map(({ zh }) => zh), ...besides(where.zh, '；')].join('；'),
  };
}
