import type { GrowthSplit } from '@sanyi/api';
import type { JSX } from 'react';
import { approximate } from '../format/decimal.ts';
import { linear, type Scale } from './scale.ts';

/** The parts of growth, in the order they are drawn. */
export const PARTS = ['price', 'volume', 'mix'] as const;

const WIDTH = 112;

/** Points of the three parts, falling ones left of zero; with the interval as a thin line. */
export function SplitBar(props: {
  readonly split: GrowthSplit;
  readonly domain: readonly [number, number];
  readonly line: number | null;
  readonly interval: readonly [number, number] | null;
  readonly title: string;
}): JSX.Element {
  const width = WIDTH;
  const x = linear(props.domain, [2, width - 2]);
  return (
    <svg className="split-bar" viewBox={`0 0 ${width} 16`} role="img" aria-label={props.title}>
      <title>{props.title}</title>
      {props.line !== null && (
        <line className="dashed" x1={x(props.line)} x2={x(props.line)} y1="1" y2="15" />
      )}
      {segments(props.split).map(({ part, from, to }) => (
        <rect
          key={part}
          className={part}
          x={Math.min(x(from), x(to))}
          width={Math.abs(x(to) - x(from))}
          y="4"
          height="8"
        />
      ))}
      <line className="zero" x1={x(0)} x2={x(0)} y1="2" y2="14" />
      {props.interval && <path className="interval" d={whisker(props.interval, x)} />}
    </svg>
  );
}

/** The interval as a line with ends; an end beyond the drawing is left open at its edge. */
function whisker(interval: readonly [number, number], x: Scale): string {
  const [low, high] = [x(interval[0]), x(interval[1])];
  const [from, to] = [Math.max(0, low), Math.min(WIDTH, high)];
  const ends = [low, high].filter((end) => end >= 0 && end <= WIDTH);
  return [...ends.map((end) => `M${end} 5.5v5`), `M${from} 8H${to}`].join('');
}

/** Where each part starts and ends: rises stack to the right of zero, falls to the left. */
export function segments(split: GrowthSplit): readonly {
  readonly part: (typeof PARTS)[number];
  readonly from: number;
  readonly to: number;
}[] {
  let right = 0;
  let left = 0;
  return PARTS.map((part) => {
    const points = approximate(split[part].points);
    const from = points >= 0 ? right : left;
    const to = from + points;
    if (points >= 0) right = to;
    else left = to;
    return { part, from, to };
  });
}
