import { evaluate, unaryTest } from 'feelin';
import type { Answered } from './zen.ts';

const RULES: readonly (readonly [readonly string[], readonly string[]])[] = [
  ['tertiary', '"chief","deputyChief"', '80.00', '60.00'],
  ['tertiary', '"attending","ordinary"', '50.00', '40.00'],
  ['secondary', '"chief","deputyChief"', '70.00', '55.00'],
  ['secondary', '"attending","ordinary"', '30.00', '28.00'],
  ['primary', '"chief","deputyChief"', '60.00', '50.00'],
  ['primary', '"attending","ordinary"', '20.00', '19.00'],
].flatMap(([level, titles = '', fee = '', fixed = '']) =>
  ['true', 'false'].map((insured): readonly [readonly string[], readonly string[]] => [
    [`"${level}"`, titles, insured],
    [fee, insured === 'true' ? fixed : '0.00'],
  ]),
);

const STEPS: readonly (readonly [string, string])[] = [
  ['selfPay', 'round half up(amount * selfPayShare, 2)'],
  ['inScope', 'if insured then amount - selfPay else 0'],
  ['covered', 'max(0, inScope - max(0, 1800 - acc.deductible))'],
  ['firstTier', 'min(covered, max(0, 5000 - acc.covered))'],
  [
    'entitled',
    'round half up(firstTier * (if level = "primary" then 0.90 else 0.70) + (covered - firstTier) * 0.955, 2)',
  ],
  ['fund', 'min(entitled, max(0, 20000 - acc.fund))'],
  ['patient', 'fee - fixed + amount - fund'],
  ['deductible', 'inScope - covered'],
];

/**
 * Asks feelin: the table cell by cell up to the rule that matches, then step by step. That is twice
 * as fast as the whole decision in one expression, because it reads the text at every call.
 */
export function settleWithFeelin(asked: Record<string, unknown>): Answered {
  const subjects = [asked.level, asked.title, asked.insured];
  const found = RULES.find(([cells]) =>
    cells.every((cell, at) => unaryTest(cell, { ...asked, '?': subjects[at] }).value === true),
  );
  const [fee, fixed] = found?.[1] ?? [];
  const known: Record<string, unknown> = {
    ...asked,
    fee: evaluate(fee ?? 'null', asked).value,
    fixed: evaluate(fixed ?? 'null', asked).value,
  };
  for (const [name, step] of STEPS) known[name] = evaluate(step, known).value;
  return known as Answered;
}
