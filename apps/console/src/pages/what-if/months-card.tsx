import type { WhatIf, WhatIfMonth } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { columnUnit, signedInUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

const PARTS = ['patientFen', 'fundFen', 'incomeFen'] as const;

/** Month by month: patients, fund and hospitals, each part on the one scale. */
export function MonthsCard({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, lang } = useWords();
  const { months, state } = whatIf;
  const all = months.flatMap((month) => PARTS.map((part) => month[part]));
  const unit = columnUnit(all, lang);
  const largest = Math.max(1, ...all.map((fen) => Math.abs(Number(fen))));
  const isSplit = all.some((fen) => fen.startsWith('-'));
  const about = state === 'exact' ? '' : '≈ ';
  const heads = [m.whatIf.patients, m.whatIf.fund, m.whatIf.hospitals];
  return (
    <Card title={m.whatIf.months} note={m.whatIf.monthsNote(unit.header)}>
      <ScrollX label={m.whatIf.months}>
        <table className="plain dense months">
          <caption className="unseen">{m.whatIf.months}</caption>
          <thead>
            <tr>
              <th scope="col">{m.whatIf.month}</th>
              {heads.map((head) => (
                <th scope="col" key={head} colSpan={2}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.month}>
                <th scope="row">{month.month}</th>
                {PARTS.map((part) => (
                  <Part
                    key={part}
                    {...{ month, part, largest, isSplit }}
                    text={about + signedInUnit(month[part], unit)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

/** A bar from the middle: to the right what is more. Only of patients is more a loss, and less a gain. */
function Part(props: {
  readonly month: WhatIfMonth;
  readonly part: (typeof PARTS)[number];
  readonly largest: number;
  /** Whether any bar goes to the left, so that the line stands in the middle. */
  readonly isSplit: boolean;
  readonly text: string;
}): JSX.Element {
  const fen = Number(props.month[props.part]);
  const zero = props.isSplit ? 50 : 0;
  const width = ((100 - zero) * Math.abs(fen)) / props.largest;
  const isLoss = props.part === 'incomeFen' ? fen < 0 : fen > 0;
  const tone = props.part === 'fundFen' ? 'q4' : isLoss ? 'loss-2' : 'gain-2';
  return (
    <>
      <td className="month-bar">
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <title>{props.text}</title>
          <line x1={zero} x2={zero} y1="0" y2="10" />
          <rect
            x={fen > 0 ? zero : zero - width}
            width={width}
            y="1"
            height="8"
            fill={`var(--${tone})`}
          />
        </svg>
      </td>
      <td className="number">{props.text}</td>
    </>
  );
}
