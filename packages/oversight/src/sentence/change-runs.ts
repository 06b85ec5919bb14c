import type { Text } from '@sanyi/kernel';
import type { Figure } from '../figure.ts';
import type { Run } from './segments.ts';
import { changeWords } from './words.ts';

/** An expense, its amount in words, and its change on the year before. */
export type ChangedExpense = {
  readonly subject: Text;
  readonly growth: Figure;
  readonly total: Figure;
  readonly amount: Text;
};

/** "Expenses rose 7.2 % to ¥1.82 bn"; without a year before, the amount and why there is no change. */
export function changeRuns({ subject, growth, total, amount }: ChangedExpense): Run[] {
  if (growth.value === null) {
    return [
      { text: { en: `${subject.en} were `, zh: subject.zh } },
      { text: amount, strong: true, figure: total },
      {
        text: { en: '; there is no year before to compare with', zh: '；尚无上年同期数据可比' },
      },
    ];
  }
  const isSame = !/[1-9]/.test(growth.value);
  return [
    { text: { en: `${subject.en} `, zh: subject.zh } },
    { text: changeWords(growth), strong: true, figure: growth },
    { text: { en: isSame ? ', at ' : ' to ', zh: '，为' } },
    { text: amount, figure: total },
  ];
}
