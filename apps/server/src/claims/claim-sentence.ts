import type { ClaimLine, Segment, Sentence } from '@sanyi/api';
import type { Explanation } from '@sanyi/insurance';
import { type Fen, fen, type Lang, yuanText } from '@sanyi/kernel';

/** How many lines the sentence names: the ones that move the patient's part most. */
const NAMED = 2;

/** One sentence about a claim: who pays, or what the other rules change for the patient and why. */
export function claimSentence(
  after: Explanation,
  before: Explanation | null,
  lines: readonly ClaimLine[],
): Sentence {
  return { en: segments('en'), zh: segments('zh') };

  function segments(lang: Lang): Segment[] {
    const text = before
      ? changeText(after.totals.patient, before.totals.patient, { lines, lang })
      : partsText(after, lang);
    return text.map(([each, strong]) => ({ text: each, strong, figure: null }));
  }
}

type Run = readonly [text: string, strong: boolean];

function partsText({ totals }: Explanation, lang: Lang): Run[] {
  const [amount, fund, patient] = [totals.amount, totals.fund, totals.patient].map(yuanText);
  return lang === 'en'
    ? [
        [`Of ${amount} yuan the funds pay ${fund} and `, false],
        [`the patient pays ${patient}`, true],
        ['.', false],
      ]
    : [
        [`总额 ${amount} 元，基金支付 ${fund} 元，`, false],
        [`个人负担 ${patient} 元`, true],
        ['。', false],
      ];
}

function changeText(
  after: Fen,
  before: Fen,
  { lines, lang }: { readonly lines: readonly ClaimLine[]; readonly lang: Lang },
): Run[] {
  const change = after - before;
  const moved = lines
    .filter((line) => line.patientChange !== null && line.patientChange !== '0')
    .sort((a, b) => size(b) - size(a));
  const named = moved
    .slice(0, NAMED)
    .map((line) => `${line.item.title[lang]} ${signed(BigInt(line.patientChange ?? '0'))}`);
  const rest = moved.length > NAMED;
  if (lang === 'en') {
    if (change === 0n) return [['The patient pays the same under both sets of rules.', true]];
    const why = named.join(', ') + (rest ? ', and smaller changes' : '');
    return [
      [`The patient pays ${yuan(change)} ${change > 0n ? 'more' : 'less'}`, true],
      [`: ${why}.`, false],
    ];
  }
  if (change === 0n) return [['两组规则下个人负担相同。', true]];
  return [
    [`个人负担${change > 0n ? '增加' : '减少'} ${yuan(change)} 元`, true],
    [`：${named.join('，')}${rest ? '，其余变化较小' : ''}。`, false],
  ];
}

const size = (line: ClaimLine): number => Math.abs(Number(line.patientChange ?? '0'));

const yuan = (amount: bigint): string => yuanText(fen(amount < 0n ? -amount : amount));

const signed = (amount: bigint): string => `${amount < 0n ? '−' : '+'}${yuan(amount)}`;
