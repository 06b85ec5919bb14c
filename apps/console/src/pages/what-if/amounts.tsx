import type { WhatIf, WhatIfAmount } from '@sanyi/api';
import type { JSX, ReactNode } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { countText, signedText } from '../../format/decimal.ts';
import { headline, signedYuan } from '../../format/money.ts';
import { JudgementWord } from '../../parts/mark.tsx';
import { type Mode, modeOf } from './mode.ts';
import { shareOf, signedHeadline } from './money-words.ts';

/** Fund, patients, hospitals, and whether they balance. */
export function Amounts({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m } = useWords();
  const mode = modeOf(useAddress().measure);
  const all = whatIf.people.find(({ dimension }) => dimension === 'all');
  const outlay = shareOf(whatIf.fund.changeFen, whatIf.fund.baselineFen);
  const [gain, lose] = sides(whatIf);
  const { neutral } = whatIf;
  return (
    <ul className="headlines of-4">
      <Amount title={m.whatIf.fund} amount={whatIf.fund} mode={mode}>
        {outlay !== null && m.whatIf.ofOutlay(outlay)}
      </Amount>
      <Amount title={m.whatIf.patients} amount={whatIf.patients} mode={mode}>
        {all && m.whatIf.perPerson(signedYuan(all.eachFen))}
      </Amount>
      <Amount title={m.whatIf.hospitals} amount={whatIf.income} mode={mode}>
        {m.whatIf.gainLose(countText(gain), countText(lose))}
      </Amount>
      <li className="headline">
        <h2>{m.whatIf.neutral}</h2>
        <span className="key-number">
          {whatIf.state === 'exact' ? '' : '≈ '}
          {signedText(neutral.percent, 2)}
          <small>{m.whatIf.ofIncome}</small>
        </span>
        <p className="headline-foot">
          <JudgementWord
            judgement={neutral.isNeutral ? 'met' : 'missed'}
            text={
              neutral.isNeutral ? m.whatIf.within(neutral.limit) : m.whatIf.limit(neutral.limit)
            }
          />
        </p>
        <p className="headline-foot">{m.whatIf.sum}</p>
      </li>
    </ul>
  );
}

/** Institutions that gain, and that lose. */
function sides({ levels }: WhatIf): readonly [number, number] {
  const of = (from: number, to: number): number =>
    levels.reduce(
      (sum, { bands }) => sum + bands.slice(from, to).reduce((all, each) => all + each, 0),
      0,
    );
  return [of(0, 2), of(3, 5)];
}

function Amount(props: {
  readonly title: string;
  readonly amount: WhatIfAmount;
  readonly mode: Mode;
  readonly children: ReactNode;
}): JSX.Element {
  const { m, lang } = useWords();
  const { amount, mode } = props;
  const fen = {
    baseline: amount.baselineFen,
    difference: amount.changeFen,
    reform: amount.reformFen,
  }[mode];
  const { number, unit } = headline(fen, lang);
  const sign = mode === 'difference' && BigInt(fen) > 0n ? '+' : '';
  const about = amount.errorFen === null ? '' : '≈ ';
  const within = (error: string): string => signedHeadline(error, lang).replace('+', '');
  return (
    <li className="headline">
      <h2>{props.title}</h2>
      <span className="key-number">
        {about + sign + number}
        <small>{unit}</small>
      </span>
      <p className="headline-foot">{props.children}</p>
      <p className="headline-foot">
        {amount.errorFen !== null && `± ${within(amount.errorFen)}`}
        {amount.first &&
          m.whatIf.first(
            `${signedHeadline(amount.first.changeFen, lang)} ± ${within(amount.first.errorFen)}`,
          )}
      </p>
    </li>
  );
}
