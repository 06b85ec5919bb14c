import type { Logic } from '@sanyi/feel';

/** A logic whose own texts and whose inner logics, one level down, were changed. */
export function withParts(
  logic: Logic,
  {
    text,
    inner,
  }: { readonly text: (text: string) => string; readonly inner: (logic: Logic) => Logic },
): Logic {
  const named = <Each extends { readonly logic: Logic }>(list: readonly Each[]): readonly Each[] =>
    list.map((each) => ({ ...each, logic: inner(each.logic) }));
  switch (logic.form) {
    case 'none':
      return logic;
    case 'literal':
      return { ...logic, text: text(logic.text) };
    case 'context':
      return { ...logic, entries: named(logic.entries) };
    case 'invocation':
      return { ...logic, bindings: named(logic.bindings) };
    case 'relation':
      return { ...logic, rows: logic.rows.map((row) => row.map(inner)) };
    case 'list':
      return { ...logic, items: logic.items.map(inner) };
    case 'function':
      return { ...logic, body: inner(logic.body) };
    case 'conditional': {
      const { condition, yes, no } = logic;
      return { ...logic, condition: inner(condition), yes: inner(yes), no: inner(no) };
    }
    case 'for':
    case 'some':
    case 'every':
      return { ...logic, in: inner(logic.in), body: inner(logic.body) };
    case 'filter':
      return { ...logic, in: inner(logic.in), match: inner(logic.match) };
    case 'table': {
      const inputs = logic.inputs.map((each) => ({ ...each, expression: text(each.expression) }));
      const rules = logic.rules.map((rule) => {
        return { ...rule, inputs: rule.inputs.map(text), outputs: rule.outputs.map(text) };
      });
      return { ...logic, inputs, rules };
    }
  }
}

/** A logic with each of its texts changed, however deep it stands. */
export const withTexts = (logic: Logic, text: (text: string) => string): Logic =>
  withParts(logic, { text, inner: (each) => withTexts(each, text) });

/** Every text of a logic: formulas, expressions of columns, cells. */
export function textsOf(logic: Logic): readonly string[] {
  const texts: string[] = [];
  withTexts(logic, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
