import type { Sentence, WhatIfAmount, WhatIfGroup } from '@sanyi/api';
import { decimalText, type Text } from '@sanyi/kernel';
import { amountText, sentenceOf } from '@sanyi/oversight';

/** What the sentence over a what-if is written from. */
export type WhatIfFacts = {
  readonly exact: boolean;
  readonly fund: WhatIfAmount;
  readonly patients: WhatIfAmount;
  readonly income: WhatIfAmount;
  readonly people: readonly WhatIfGroup[];
};

/** Groups that are compared in the sentence: the classes that benefits look at. */
const COMPARED = 'personClass';

/** Who pays more or less, and who gains and loses most, in one sentence by rule. */
export function whatIfSentence({ exact, fund, patients, income, people }: WhatIfFacts): Sentence {
  const [paid, borne, taken] = [patients, fund, income].map((amount) => moved(amount, exact));
  if (!paid && !borne && !taken) {
    return sentenceOf([
      {
        text: { en: 'Nothing changes for anybody in this year.', zh: '该年度对任何人都没有变化。' },
      },
    ]);
  }
  const run = (of: Text | null | undefined, moves: Text, stays: Text): Text => ({
    en: of ? moves.en.replace('{}', of.en) : stays.en,
    zh: of ? moves.zh.replace('{}', of.zh) : stays.zh,
  });
  return sentenceOf([
    { text: run(paid, SAID.pay, SAID.samePay), strong: true },
    { text: run(borne, SAID.fund, SAID.sameFund) },
    { text: run(taken, SAID.income, SAID.sameIncome) },
    ...extremes(people),
  ]);
}

const SAID = {
  pay: { en: 'Patients pay {} a year', zh: '个人每年负担{}' },
  samePay: { en: 'Patients pay the same', zh: '个人负担不变' },
  fund: { en: ' and the fund {}', zh: '，基金支付{}' },
  sameFund: { en: ' and the fund the same', zh: '，基金支付不变' },
  income: { en: '; hospitals take in {}. ', zh: '；机构收入{}。' },
  sameIncome: { en: '; hospitals take in as much as before. ', zh: '；机构收入不变。' },
} as const;

/** How much more or less, about where it is estimated; null where nothing moves. */
const moved = ({ changeFen }: WhatIfAmount, exact: boolean): Text | null =>
  movedText(changeFen, exact ? { en: '', zh: '' } : { en: 'about ', zh: '约' });

/** How much more or less; null where nothing moves. */
export function movedText(changeFen: string, { en, zh }: Text): Text | null {
  const fen = BigInt(changeFen);
  if (fen === 0n) return null;
  const size = amountText(decimalText(fen < 0n ? -fen : fen, 2));
  return {
    en: `${en}${size.en} ${fen > 0n ? 'more' : 'less'}`,
    zh: `${fen > 0n ? '增加' : '减少'}${zh}${size.zh}`,
  };
}

/** The group whose members lose most each, and the one whose members gain most, where there are such. */
function extremes(
  people: readonly WhatIfGroup[],
): { readonly text: Text; readonly strong?: boolean }[] {
  const groups = people
    .filter((each) => each.dimension === COMPARED && each.count > 0)
    .sort((a, b) => Number(BigInt(b.eachFen) - BigInt(a.eachFen)));
  const [most] = groups;
  const least = groups.at(-1);
  const loses = most && BigInt(most.eachFen) > 0n ? most : null;
  const gains = least && BigInt(least.eachFen) < 0n ? least : null;
  const each = (group: WhatIfGroup): string => {
    const fen = BigInt(group.eachFen);
    return decimalText(fen < 0n ? -fen : fen, 2);
  };
  return [
    ...(loses
      ? [
          {
            text: {
              en: `Most lost by: ${loses.title.en}, ${each(loses)} yuan each`,
              zh: `人均受损最多：${loses.title.zh}，每人${each(loses)}元`,
            },
            strong: true,
          },
        ]
      : []),
    ...(gains
      ? [
          {
            text: {
              en: `${loses ? '; most' : 'Most'} gained by: ${gains.title.en}, ${each(gains)} yuan each`,
              zh: `${loses ? '；' : ''}人均得益最多：${gains.title.zh}，每人${each(gains)}元`,
            },
          },
        ]
      : []),
    ...(loses || gains ? [{ text: { en: '.', zh: '。' } }] : []),
  ];
}
