import type { Point } from '@sanyi/api';
import type { JSX } from 'react';
import { approximate } from '../format/decimal.ts';
import { extent, linear } from './scale.ts';

const PAD = 4;

/** A line of quarters with a disc at the last one, and the alert line dashed. */
export function Sparkline(props: {
  readonly title: string;
  readonly points: readonly Point[];
  readonly line: string | null;
  readonly size: readonly [width: number, height: number];
  /** One scale over several lines; its own when absent. */
  readonly domain?: readonly [number, number];
  readonly tone?: 'ink' | 'quantity' | 'missed';
}): JSX.Element {
  const [width, height] = props.size;
  const values = props.points.map(({ value }) => (value === null ? null : approximate(value)));
  const line = props.line === null ? null : approximate(props.line);
  const domain = props.domain ?? extent(values, line === null ? [] : [line]);
  const x = linear([0, Math.max(1, values.length - 1)], [PAD, width - PAD]);
  const y = linear(domain, [height - PAD, PAD]);
  const last = values.findLastIndex((value) => value !== null);
  const end = values[last];
  return (
    <svg
      className={`sparkline ${props.tone ?? 'ink'}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.title}
    >
      <title>{props.title}</title>
      {line !== null && line >= domain[0] && line <= domain[1] && (
        <line className="dashed" x1="0" x2={width} y1={y(line)} y2={y(line)} />
      )}
      {runs(values).map((run) => (
        <polyline
          key={run.from}
          points={run.values
            .map((value, index) => `${x(run.from + index).toFixed(1)},${y(value).toFixed(1)}`)
            .join(' ')}
        />
      ))}
      {end !== undefined && end !== null && <circle cx={x(last)} cy={y(end)} r="2.6" />}
    </svg>
  );
}

type RunOfValues = { readonly from: number; readonly values: number[] };

/** Stretches without a gap: a missing quarter breaks the line. */
function runs(values: readonly (number | null)[]): RunOfValues[] {
  const found: RunOfValues[] = [];
  let open: RunOfValues | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null) open = null;
    else if (open) open.values.push(value);
    else {
      open = { from: index, values: [value] };
      found.push(open);
    }
  }
  return found;
}
