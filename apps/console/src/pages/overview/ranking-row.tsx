import type { DistrictRow, Figure, Judgement } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { SplitBar } from '../../charts/split-bar.tsx';
import { approximate, exactText, signedText } from '../../format/decimal.ts';
import { cellText, MISSING, signedCell } from '../../format/figure-text.ts';
import { inUnit, type MoneyUnit } from '../../format/money.ts';
import { JudgementShape } from '../../parts/mark.tsx';
import { FigureButton } from '../../why/why-button.tsx';
import { fenOf } from './fen-of.ts';
import { setHovered, useHovered } from './hover.ts';

/** One district of the ranking. */
export function RankingRow(props: {
  readonly row: DistrictRow;
  readonly unit: MoneyUnit;
  readonly domain: readonly [number, number];
  readonly line: number | null;
  readonly chosen: boolean;
  readonly choose: () => void;
}): JSX.Element {
  const { say } = useWords();
  const { row } = props;
  const hovered = useHovered() === row.place;
  const name = say(row.title);
  const title = useBarTitle(row);
  return (
    <tr
      className={`${props.chosen ? 'chosen' : ''} ${hovered ? 'hovered' : ''}`}
      onMouseEnter={() => setHovered(row.place)}
      onMouseLeave={() => setHovered(null)}
    >
      <td className="rank">
        <RankCell row={row} />
      </td>
      <th scope="row">
        <button
          type="button"
          className="row-name"
          aria-pressed={props.chosen}
          onClick={props.choose}
        >
          {name}
        </button>
      </th>
      <td className="number" title={`¥${exactText(row.total.value ?? '0')}`}>
        {row.total.value === null ? MISSING : inUnit(fenOf(row.total), props.unit)}
      </td>
      <FigureCell
        figure={row.growth}
        judgement={row.growthJudgement}
        what={name}
        text={signedCell(row.growth.value)}
        strong
      />
      <td>
        {row.split && (
          <SplitBar
            split={row.split}
            domain={props.domain}
            line={props.line}
            interval={
              row.interval ? [approximate(row.interval.low), approximate(row.interval.high)] : null
            }
            title={title}
          />
        )}
      </td>
      <FigureCell
        figure={row.blood}
        judgement={row.bloodJudgement}
        what={name}
        text={cellText(row.blood?.value ?? null)}
      />
      <FigureCell
        figure={row.calls}
        judgement={row.callsJudgement}
        what={name}
        text={cellText(row.calls?.value ?? null)}
      />
    </tr>
  );
}

function RankCell({ row }: { readonly row: DistrictRow }): JSX.Element {
  const { m } = useWords();
  if (!row.rank) return <>{MISSING}</>;
  if (row.rank.distinguishable) return <>{row.rank.rank}</>;
  const text = m.overview.rankRange(row.rank.from, row.rank.to);
  return (
    <span className="quiet" title={text}>
      <span aria-hidden="true">
        {row.rank.from}–{row.rank.to}
      </span>
      <span className="unseen">{text}</span>
    </span>
  );
}

function FigureCell(props: {
  readonly figure: Figure | null;
  readonly judgement: Judgement;
  readonly what: string;
  readonly text: string;
  readonly strong?: boolean;
}): JSX.Element {
  const { figure } = props;
  const isWorthAMark = props.judgement === 'missed' || props.judgement === 'near';
  return (
    <td className={props.strong || props.judgement === 'missed' ? 'number strong' : 'number'}>
      {isWorthAMark && <JudgementShape judgement={props.judgement} />}
      {figure?.value ? (
        <FigureButton figure={figure} what={props.what} title={exactText(figure.value)}>
          {props.text}
        </FigureButton>
      ) : (
        props.text
      )}
    </td>
  );
}

function useBarTitle(row: DistrictRow): string {
  const { m, say } = useWords();
  const parts = row.split
    ? (['price', 'volume', 'mix'] as const).map(
        (part) => `${m.overview[part]} ${signedText(row.split?.[part].points ?? '0', 1)}`,
      )
    : [];
  const interval = row.interval
    ? [m.overview.interval(signedText(row.interval.low, 1), signedText(row.interval.high, 1))]
    : [];
  return `${say(row.title)}: ${[...parts, ...interval].join(', ')}`;
}
