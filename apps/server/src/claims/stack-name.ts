import type { StackName, WireText } from '@sanyi/api';
import { isoDate } from '@sanyi/kernel';
import { dateText } from '@sanyi/oversight';
import type { Stack } from '@sanyi/policy';

/** A stack by the words people use for it. */
export const stackName = (stack: Stack, ruleDay: string): StackName => ({
  text: stack.text,
  title: stackTitle(stack),
  hash: stack.hash,
  ruleDay,
});

/** What a stack means, in words: whose day's rules, and what was laid on top. */
function stackTitle({ spec }: Stack): WireText {
  const base = dayTitle(spec);
  const extra = [
    ...spec.packages,
    ...spec.whatIfs.map((each) => `${[each.name, ...each.keys].join(' ').trim()} = ${each.value}`),
  ].join(', ');
  if (extra === '') return base;
  return { en: `${base.en}, with ${extra}`, zh: `${base.zh}，加 ${extra}` };
}

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
