import type { Growth } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { PARTS } from '../../charts/split-bar.tsx';
import { signedAsWritten } from '../../format/decimal.ts';
import { moneyUnit, yuan } from '../../format/money.ts';
import { periodText } from '../../format/period.ts';
import { Card } from '../../parts/card.tsx';
import { ChartOrTable } from '../../parts/chart-or-table.tsx';
import { FigureButton } from '../../why/why-button.tsx';
import { StepTable } from './step-table.tsx';
import { Waterfall } from './waterfall.tsx';

/** From the year before to now, step by step, under the totals of the three parts. */
export function GrowthChart({ growth }: { readonly growth: Growth }): JSX.Element {
  const { m, lang } = useWords();
  const { view } = useAddress();
  const unit = moneyUnit(BigInt(growth.c1), lang);
  const title = m.growth.chart(
    periodText(growth.against, lang),
    periodText(growth.period, lang),
    unit.header,
  );
  return (
    <Card
      title={title}
      className="growth-chart"
      right={<ChartOrTable />}
      foot={
        <>
          {m.growth.old(growth.oldStack)} {yuan(growth.c1)} − {yuan(growth.c1AtOldRules)} ={' '}
          {yuan(growth.split.price.fen)} {lang === 'en' ? 'yuan.' : '元。'}
        </>
      }
    >
      <ul className="group-totals">
        {PARTS.map((part) => (
          <li key={part}>
            <i className={part} />
            <b>{m.growth[part]}</b>
            <FigureButton figure={growth.figures[part]} what={m.growth[part]}>
              {signedAsWritten(growth.split[part].points)}
            </FigureButton>
            <span className="quiet">{lang === 'en' ? 'pp' : m.growth.points}</span>
          </li>
        ))}
      </ul>
      {view === 'table' ? (
        <StepTable growth={growth} unit={unit} />
      ) : (
        <Waterfall growth={growth} unit={unit} title={title} />
      )}
    </Card>
  );
}
