import type { Text } from '@sanyi/kernel';
import type { Gap } from './analysis.ts';
import { cellText } from './cell-text.ts';
import { columnCells, exampleAt, projection } from './examples.ts';
import type { Region } from './gaps.ts';
import type { Space } from './space.ts';
import { assumption, type Telling, tell } from './telling.ts';

/** A part of the space without a rule, as cells, words and one example. */
export function gapOf(region: Region, telling: Telling): Gap {
  const { table, space, titles, evaluator } = telling;
  const cells = new Map<number, string>();
  space.axes.forEach((axis, at) => {
    for (const [column, text] of columnCells(axis, region[at] ?? [], evaluator)) {
      cells.set(column, text);
    }
  });
  const texts = table.inputs.map((_, at) => cells.get(at) ?? '-');
  const said = texts.flatMap((text, at) => (text === '-' ? [] : [{ text, at }]));
  const label = (at: number): string => table.inputs[at]?.label ?? '';
  const besides = conditionsOf(region, telling);
  const where: Text = {
    en:
      [...said.map(({ text, at }) => `${label(at)}: ${spoken(text).en}`), ...besides.en].join(
        '; ',
      ) || 'any input',
    zh:
      [
        ...said.map(({ text, at }) => `${titles.ofColumn(at, label(at))}：${spoken(text).zh}`),
        ...besides.zh,
      ].join('；') || '任何输入',
  };
  const whole = space.axes.map((axis, at) => sizeOf(axis) === (region[at] ?? []).length);
  const assumed = assumption(telling, (at) => !whole[at]);
  const spot = region.map((members) => members[0] ?? 0);
  const example = exampleAt(space.axes, spot, titles);
  const fault = !table.policy.startsWith('C');
  const code = fault ? 'TABLE_GAP' : table.policy === 'C' ? 'TABLE_EMPTY' : 'TABLE_GAP';
  const details = { where: where.en, whereZh: where.zh };
  const told = tell(code, telling, { example, assumed, details });
  return {
    cells: texts,
    where,
    example,
    certain: assumed === null,
    fault: code === 'TABLE_GAP',
    problem: told,
  };
}

const sizeOf = (axis: Space['axes'][number]): number =>
  axis.points.reduce((sum, { members }) => sum + members.length, 0);

/** Inputs that only conditions in cells speak of. */
function conditionsOf(
  region: Region,
  { space, titles }: Telling,
): { readonly en: readonly string[]; readonly zh: readonly string[] } {
  const said = space.axes.flatMap((axis, at) => {
    const projected = projection(axis, region[at] ?? []);
    return axis.variables.flatMap((variable, index) => {
      const { slot, label, against } = variable;
      const own = axis.columns.some(({ direct }) => direct === variable);
      const read = axis.columns.some(({ besides }) => besides.has(slot));
      const classes = axis.classes[index];
      if (own || !read || against !== undefined || !classes) return [];
      const text = cellText(variable, classes, projected[index] ?? []);
      return text === '-' ? [] : [{ label, text }];
    });
  });
  return {
    en: said.map(({ label, text }) => `${label}: ${text}`),
    zh: said.map(({ label, text }) => `${titles.ofVariable(label)}：${text}`),
  };
}

/** Texts that a sentence lists; of more it tells how many. */
const LISTED_MAX = 8;

/** A cell inside a sentence: a long list of texts is told by its first ones and its length. */
function spoken(cell: string): Text {
  const texts = cell.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  if (texts.length <= LISTED_MAX) return { en: cell, zh: cell };
  const count = String(texts.length);
  if (cell.startsWith('not(')) {
    return { en: `none of the ${count} texts named`, zh: `不在所列 ${count} 项之内` };
  }
  const first = texts.slice(0, 3).join(', ');
  return { en: `${first} and others, ${count} in all`, zh: `${first} 等共 ${count} 项` };
}
