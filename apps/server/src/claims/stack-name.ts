import type { StackName, WireText } from '@sanyi/api';
import type { Item } from '@sanyi/facts';
import { decimalText, isoDate, scaled } from '@sanyi/kernel';
import { dateText } from '@sanyi/oversight';
import type { Stack, WhatIf } from '@sanyi/policy';
import { rowTitle } from './row-title.ts';

/** A stack by the words people use for it. */
export const stackName = (
  stack: Stack,
  ruleDay: string,
  items: ReadonlyMap<string, Item>,
): StackName => ({
  text: stack.text,
  title: stackTitle(stack, items),
  hash: stack.hash,
  ruleDay,
});

/** What a stack means, in words: whose day's rules, and what was laid on top. */
export function stackTitle(stack: Stack, items: ReadonlyMap<string, Item>): WireText {
  const base = dayTitle(stack.spec);
  const extra = [
    ...stack.spec.packages.map((id) => titleOf(stack, id)),
    ...stack.spec.whatIfs.map((each) => triedTitle(stack, each, items)),
  ];
  if (extra.length === 0) return base;
  return {
    en: `${base.en}, with ${extra.map(({ en }) => en).join('; ')}`,
    zh: `${base.zh}，加${extra.map(({ zh }) => zh).join('；')}`,
  };
}

const titleOf = ({ packages }: Stack, id: string): WireText =>
  packages.find((each) => each.id === id)?.title ?? { en: id, zh: id };

/** What is tried, by the title of the parameter or of the item that is priced. */
function triedTitle(
  { packages }: Stack,
  { unit, name, keys, value }: WhatIf,
  items: ReadonlyMap<string, Item>,
): WireText {
  if (unit === 'list') {
    return equal(rowTitle(keys, items), { en: `${value} yuan`, zh: `${value} 元` });
  }
  const parameter = packages.findLast((each) => each.parameters.has(name))?.parameters.get(name);
  if (!parameter) return equal({ en: name, zh: name }, { en: value, zh: value });
  const rate = parameter.kind.kind === 'rate' ? scaled(value, 6) : null;
  const own = parameter.unit ?? { en: '', zh: '' };
  const worth = rate === null ? value : decimalText(rate, 4);
  const measure = rate === null ? own : { en: '%', zh: '%' };
  return equal(parameter.title, {
    en: `${worth} ${measure.en}`.trim(),
    zh: `${worth} ${measure.zh}`.trim(),
  });
}

const equal = (what: WireText, worth: WireText): WireText => ({
  en: `${what.en} = ${worth.en}`,
  zh: `${what.zh} = ${worth.zh}`,
});

function dayTitle({ at }: Stack['spec']): WireText {
  switch (at.kind) {
    case 'own':
      return { en: 'Rules in force', zh: '当日规则' };
    case 'fixed': {
      const day = dateText(isoDate(at.day));
      return { en: `Rules of ${day.en}`, zh: `${day.zh}的规则` };
    }
    case 'yearsBefore':
      return at.years === 1
        ? { en: 'Rules of a year before', zh: '一年前的规则' }
        : { en: `Rules of ${at.years} years before`, zh: `${at.years} 年前的规则` };
  }
}
