import type { Text } from '@sanyi/kernel';
import type { ExampleInput, ExampleValue } from './analysis.ts';
import { cellText, literalText } from './cell-text.ts';
import type { Evaluator } from './evaluator.ts';
import type { Titles } from './labels.ts';
import { type Axis, classesAt, place } from './space.ts';
import type { Variable } from './variables.ts';

/** One combination per axis: a place in the space where all columns have a value. */
export type Spot = readonly number[];

/** A place as an input of the hook, with the values that the table looks at. */
export function exampleAt(axes: readonly Axis[], spot: Spot, titles: Titles): ExampleInput {
  const values = axes.flatMap((axis, at) => {
    const classes = classesAt(axis, spot[at] ?? 0);
    return axis.variables.map((variable, index): ExampleValue => {
      const found = axis.classes[index]?.list[classes[index] ?? 0];
      const value = found?.value ?? null;
      return exampleValue(variable, { value, other: found?.other ?? false }, titles);
    });
  });
  const merged = withLists(values, axes, titles);
  return { values: merged, words: wordsOf(merged) };
}

type Found = { readonly value: ExampleValue['value']; readonly other: boolean };

function exampleValue(variable: Variable, { value, other }: Found, titles: Titles): ExampleValue {
  const { load, label, type, against } = variable;
  const text =
    against === undefined
      ? literalText(value, type)
      : cellText(variable, NO_CLASSES, [Number(value) + 1]);
  const input = load && { from: load.from, name: load.name };
  // A comparison is told of its subject, whose label stands before what it is compared with.
  const subject = against === undefined ? label : label.slice(0, -against.length - 3);
  return { label: subject, title: titles.ofVariable(subject), value, text, other, input };
}

const NO_CLASSES = { scale: 0, list: [], ends: new Map<bigint, number>() };

/** The same input with another value of one field. */
export function withValue(
  example: ExampleInput,
  input: string,
  { value, text }: Pick<ExampleValue, 'value' | 'text'>,
): ExampleInput {
  const values = example.values.map((each) =>
    each.input?.name === input ? { ...each, value, text, other: false } : each,
  );
  return { values, words: wordsOf(values) };
}

/** What was asked of one list, as that list. */
function withLists(
  values: readonly ExampleValue[],
  axes: readonly Axis[],
  titles: Titles,
): readonly ExampleValue[] {
  const members = axes.flatMap(({ variables }) =>
    variables.filter(({ member }) => member !== null),
  );
  if (members.length === 0) return values;
  const lists = new Map<string, ExampleValue>();
  for (const { label, member } of members) {
    if (!member) continue;
    const { name, from } = member.load;
    const asked = values.find((each) => each.label === label)?.value === true;
    const known = lists.get(name)?.value;
    const items = [...(Array.isArray(known) ? known : []), ...(asked ? [member.value] : [])];
    lists.set(name, {
      label: name,
      title: titles.ofVariable(name),
      value: items,
      text: `[${items.map((item) => JSON.stringify(item)).join(', ')}]`,
      other: false,
      input: { from, name },
    });
  }
  const asked = new Set(members.map(({ label }) => label));
  return [...values.filter(({ label }) => !asked.has(label)), ...lists.values()];
}

function wordsOf(values: readonly ExampleValue[]): Text {
  const en = values.map(({ label, text, other }) => spoken(label, other ? 'any other' : text));
  const zh = values.map(({ title, text, other }) => spoken(title, other ? '其他值' : text));
  return { en: en.join(', ') || 'any input', zh: zh.join('，') || '任何输入' };
}

const spoken = (label: string, text: string): string =>
  /^(<|>|not\()/.test(text) ? `${label} ${text}` : `${label} = ${text}`;

/**
 * Which values a column has in a part of an axis, as a cell. A column that is an input, or compares
 * with one thing, says it of that; one that is computed from few inputs says what it comes to.
 */
export function columnCells(
  axis: Axis,
  members: readonly number[],
  evaluator: Evaluator,
): ReadonlyMap<number, string> {
  const projected = projection(axis, members);
  const cells = new Map<number, string>();
  for (const column of axis.columns) {
    const texts = axis.variables.flatMap((variable, at) => {
      const classes = axis.classes[at];
      const spoken = column.direct === variable || variable.against !== undefined;
      if (!classes || !column.slots.has(variable.slot) || !spoken) return [];
      return [cellText(variable, classes, projected[at] ?? [])];
    });
    const said = texts.filter((text) => text !== '-');
    cells.set(column.at, texts.length > 0 ? said.join(' and ') || '-' : comesTo());

    function comesTo(): string {
      const value = evaluator.compile(column.subject);
      const found = new Set<string>();
      for (const member of members) {
        place(axis, member, evaluator);
        const is = value();
        if (is !== undefined) found.add(literalText(is, column.subject.type));
      }
      const isWhole = column.subject.type.is === 'flag' && found.size === 2;
      return isWhole || found.size > 20 ? '-' : [...found].join(', ');
    }
  }
  return cells;
}

/** The classes of each variable that occur in a part of an axis. */
export function projection(axis: Axis, members: readonly number[]): number[][] {
  const found = axis.variables.map(() => new Set<number>());
  for (const member of members) {
    classesAt(axis, member).forEach((at, variable) => {
      found[variable]?.add(at);
    });
  }
  return found.map((set) => [...set].sort((a, b) => a - b));
}
