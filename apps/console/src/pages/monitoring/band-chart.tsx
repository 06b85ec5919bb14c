import type { Figure, WatchedPoint } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { extent, linear, type Scale } from '../../charts/scale.ts';
import { approximate } from '../../format/decimal.ts';
import { figureText } from '../../format/figure-text.ts';
import { judgementShape } from '../../parts/mark.tsx';

const SIZE = { width: 300, height: 84, pad: 6 } as const;
const SHAPE = 10;

/** Eight weeks of days as a line within the bounds of their expectation; noted days carry a shape. */
export function BandChart(props: {
  readonly title: string;
  readonly points: readonly WatchedPoint[];
  readonly figure: Figure;
}): JSX.Element {
  const { m, lang } = useWords();
  const { points, figure } = props;
  const number = (value: string | null): number | null =>
    value === null ? null : approximate(value);
  const values = points.map(({ value }) => number(value));
  const bounds = points.map(({ low, high }) => [number(low), number(high)] as const);
  const domain = extent([...values, ...bounds.flat()]);
  const x = linear([0, Math.max(1, points.length - 1)], [SIZE.pad, SIZE.width - SIZE.pad]);
  const y = linear(domain, [SIZE.height - SIZE.pad, SIZE.pad]);
  const noted = points.filter(({ state }) => state === 'watch' || state === 'over');
  const text = (point: WatchedPoint): string =>
    `${point.day} ${figureText({ ...figure, value: point.value }, lang)} (${m.monitoring.states[point.state]})`;
  const last = points.at(-1);
  const label = [...noted, ...(last && !noted.includes(last) ? [last] : [])].map(text).join(', ');
  return (
    <svg
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label={`${props.title}: ${label}`}
      className="sparkline quantity band-chart"
    >
      <title>{props.title}</title>
      {points.map((point, at) =>
        point.festival ? (
          <rect
            key={point.day}
            className="festival"
            x={x(at) - 2.5}
            y="0"
            width="5"
            height={SIZE.height}
          >
            <title>{`${point.day} ${m.monitoring.festival}`}</title>
          </rect>
        ) : null,
      )}
      {bandsOf(bounds, { x, y }).map((d) => (
        <path key={d} className="band" d={d} />
      ))}
      <polyline
        points={values
          .flatMap((value, at) => (value === null ? [] : [`${x(at)},${y(value)}`]))
          .join(' ')}
      />
      {points.map((point, at) => (
        <Mark key={point.day} point={point} at={[x(at), y(values[at] ?? 0)]} text={text(point)} />
      ))}
      <End values={values} scale={{ x, y }} />
    </svg>
  );
}

type Scales = { readonly x: Scale; readonly y: Scale };

/** Stretches of days that have bounds, each as a closed path: along the high ones, back the low ones. */
function bandsOf(
  bounds: readonly (readonly [number | null, number | null])[],
  { x, y }: Scales,
): string[] {
  const bands: string[] = [];
  let open: { readonly at: number; readonly low: number; readonly high: number }[] = [];
  const close = (): void => {
    const high = open.map((each) => `${x(each.at).toFixed(1)},${y(each.high).toFixed(1)}`);
    const low = [...open]
      .reverse()
      .map((each) => `${x(each.at).toFixed(1)},${y(each.low).toFixed(1)}`);
    if (open.length > 1) bands.push(`M${[...high, ...low].join('L')}Z`);
    open = [];
  };
  for (const [at, [low, high]] of bounds.entries()) {
    if (low === null || high === null) close();
    else open.push({ at, low, high });
  }
  close();
  return bands;
}

function Mark(props: {
  readonly point: WatchedPoint;
  readonly at: readonly [number, number];
  readonly text: string;
}): JSX.Element | null {
  const { state, value } = props.point;
  if (value === null || (state !== 'watch' && state !== 'over')) return null;
  const shape = judgementShape(state === 'over' ? 'missed' : 'near');
  const [x, y] = props.at;
  return (
    <g transform={`translate(${x - SHAPE / 2} ${y - SHAPE / 2})`}>
      <title>{props.text}</title>
      <path className={state} d={shape ?? ''} />
    </g>
  );
}

function End(props: {
  readonly values: readonly (number | null)[];
  readonly scale: Scales;
}): JSX.Element | null {
  const last = props.values.findLastIndex((value) => value !== null);
  const value = props.values[last];
  if (value === undefined || value === null) return null;
  return <circle cx={props.scale.x(last)} cy={props.scale.y(value)} r="2.8" />;
}
