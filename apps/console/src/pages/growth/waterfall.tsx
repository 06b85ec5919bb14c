import type { Growth } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { type WaterfallGeometry, waterfall } from '../../charts/waterfall-geometry.ts';
import { signedAsWritten } from '../../format/decimal.ts';
import { inUnit, type MoneyUnit } from '../../format/money.ts';
import { periodShort } from '../../format/period.ts';
import { ScrollX } from '../../parts/scroll-x.tsx';

const WIDTH = 960;
const TOP = 30;
const BOTTOM = 268;
const AXIS = 912;
const LABELS = 286;
const LINE = 14;
const WRAP_EN = 13;
const WRAP_ZH = 6;

/** The waterfall: two columns, the steps between them, and a break where zero is not shown. */
export function Waterfall(props: {
  readonly growth: Growth;
  readonly unit: MoneyUnit;
  readonly title: string;
}): JSX.Element {
  const { m, lang } = useWords();
  const { growth, unit } = props;
  // Pixels need no exact fen; every number that is written comes from the exact amounts.
  const geometry = waterfall(
    Number(growth.c0),
    growth.steps.map(({ id, group, fen }) => ({ id, group, amount: Number(fen) })),
    [BOTTOM, TOP],
  );
  const slot = (AXIS - 16) / (growth.steps.length + 2);
  const bar = Math.min(66, slot * 0.72);
  const left = (index: number): number => 8 + index * slot + (slot - bar) / 2;
  const ends = [
    { index: 0, fen: growth.c0, period: growth.against },
    { index: growth.steps.length + 1, fen: growth.c1, period: growth.period },
  ];
  return (
    <ScrollX label={m.growth.chartTitle}>
      <svg
        className="waterfall"
        viewBox={`0 0 ${WIDTH} 330`}
        role="img"
        aria-label={`${m.growth.chartTitle}. ${props.title}`}
      >
        <title>{m.growth.chartTitle}</title>
        <Axis geometry={geometry} unit={unit} />
        {ends.map(({ index, fen, period }) => (
          <End
            key={period}
            x={left(index)}
            width={bar}
            top={geometry.y(Number(fen))}
            value={inUnit(fen, unit, unit.places + 1)}
            label={lang === 'zh' ? periodShort(period, lang) : period}
            isBroken={geometry.isBroken}
          />
        ))}
        <Steps growth={growth} geometry={geometry} left={left} width={bar} />
      </svg>
      {geometry.isBroken && <p className="hint">{m.growth.brokenAxis}</p>}
    </ScrollX>
  );
}

function Axis(props: {
  readonly geometry: WaterfallGeometry;
  readonly unit: MoneyUnit;
}): JSX.Element {
  const { geometry, unit } = props;
  return (
    <g className="axis">
      {geometry.ticks.map((tick) => (
        <g key={tick}>
          <line x1="8" x2={AXIS} y1={geometry.y(tick)} y2={geometry.y(tick)} />
          <text x={WIDTH - 4} y={geometry.y(tick) + 4} textAnchor="end">
            {inUnit(String(Math.round(tick)), unit, 2)}
          </text>
        </g>
      ))}
    </g>
  );
}

function End(props: {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly value: string;
  readonly label: string;
  readonly isBroken: boolean;
}): JSX.Element {
  const { x, width, top } = props;
  const third = width / 4;
  const break1 = `M${x} ${BOTTOM - 12}l${third} -5l${third} 6l${third} -6l${third} 5`;
  return (
    <g>
      <rect className="end" x={x} y={top} width={width} height={Math.max(0, BOTTOM - top)} />
      {props.isBroken && <path className="break" d={break1} />}
      <text className="value" x={x + width / 2} y={top - 8} textAnchor="middle">
        {props.value}
      </text>
      <text className="label strong" x={x + width / 2} y={LABELS} textAnchor="middle">
        {props.label}
      </text>
    </g>
  );
}

function Steps(props: {
  readonly growth: Growth;
  readonly geometry: WaterfallGeometry;
  readonly left: (index: number) => number;
  readonly width: number;
}): JSX.Element {
  const { say, lang } = useWords();
  const { growth, geometry, left, width } = props;
  return (
    <>
      {geometry.steps.map((step, index) => {
        const source = growth.steps[index];
        if (!source) return null;
        const [from, to] = [geometry.y(step.from), geometry.y(step.to)];
        const x = left(index + 1);
        const falls = step.to < step.from;
        const lines = wrapped(say(source.title), lang === 'zh' ? WRAP_ZH : WRAP_EN);
        return (
          <g key={step.id}>
            <line className="joint" x1={left(index) + width} x2={x} y1={from} y2={from} />
            <rect
              className={step.group}
              x={x}
              y={Math.min(from, to)}
              width={width}
              height={Math.max(1.5, Math.abs(to - from))}
              rx="2"
            />
            <text
              className="value"
              x={x + width / 2}
              y={falls ? Math.max(from, to) + 16 : Math.min(from, to) - 7}
              textAnchor="middle"
            >
              {signedAsWritten(source.points)}
            </text>
            {lines.map((line, at) => (
              <text
                className="label"
                key={line}
                x={x + width / 2}
                y={LABELS + at * LINE}
                textAnchor="middle"
              >
                {line}
              </text>
            ))}
          </g>
        );
      })}
      <line
        className="joint"
        x1={left(geometry.steps.length) + width}
        x2={left(geometry.steps.length + 1)}
        y1={geometry.y(Number(growth.c1))}
        y2={geometry.y(Number(growth.c1))}
      />
    </>
  );
}

/** A label in at most three lines: by words, or by characters where there are no spaces. */
function wrapped(text: string, most: number): string[] {
  const words = text.includes(' ')
    ? text.split(' ')
    : (text.match(new RegExp(`.{1,${most}}`, 'gu')) ?? []);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && text.includes(' ') && last.length + word.length < most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.slice(0, 3);
}
