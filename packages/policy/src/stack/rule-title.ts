import type { DecisionTable } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import { findingWords } from '../analysis/finding-words.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { cellWords } from '../words/cell-words.ts';
import { titleOf } from '../words/column-title.ts';

/** A rule of a table of a file: whom it is about stands in its cells. */
export type TitledRule = {
  /** `decision/rule` */
  readonly path: string;
  readonly file: string;
  readonly table: DecisionTable;
  readonly cells: readonly string[];
};

/** Titles rules of a package by whom they are about, in the words of its columns and codes. */
export function ruleTitles(whole: PolicyPackage, library: Library): (rule: TitledRule) => Text {
  return ({ path, file, table, cells }) => {
    const linked = [...whole.linked.values()].find((each) => each.file === file);
    const words = linked && findingWords(library, whole, linked);
    const name = path.split('/')[0] ?? path;
    const label = whole.tables.get(file)?.decisions.find((each) => each.name === name)?.label;
    const about = table.inputs.flatMap(({ expression, label: column }, at): Text[] => {
      const cell = (cells[at] ?? '-').trim();
      if (cell === '-') return [];
      const said = words?.column(expression, column ?? expression);
      const value = cellWords(cell, said?.of ?? { codes: {} });
      // Codes say by themselves what they are of.
      if (Object.keys(said?.of.codes ?? {}).length > 0) return [value];
      const title = said?.title ?? titleOf(expression, column);
      return [{ en: `${title.en}: ${value.en}`, zh: `${title.zh}：${value.zh}` }];
    });
    const decision = titleOf(name, label);
    return {
      en: [decision.en, about.map(({ en }) => en).join('; ') || 'all cases'].join(': '),
      zh: [decision.zh, about.map(({ zh }) => zh).join('；') || '所有情形'].join('：'),
    };
  };
}
