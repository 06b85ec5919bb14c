import type { WireProgress } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { linear } from '../../charts/scale.ts';
import { ScrollX } from '../../parts/scroll-x.tsx';

const SIZE = { width: 760, height: 190, left: 34, right: 14, top: 10, bottom: 26 } as const;

/** Room that a day takes beside another. */
const LABEL = 110;

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Milestones planned and reached, as steps over time; the day of the data is a line. */
export function ProgressCurve(props: {
  readonly points: readonly WireProgress[];
  readonly on: string;
}): JSX.Element {
  const { m } = useWords();
  const { points, on } = props;
  const first = points[0]?.day ?? on;
  const last = points.at(-1)?.day ?? on;
  const most = points.at(-1)?.planned ?? 1;
  const span: readonly [number, number] = [
    dayNumber(first),
    Math.max(dayNumber(last), dayNumber(first) + 1),
  ];
  const x = linear(span, [SIZE.left, SIZE.width - SIZE.right]);
  const y = linear([0, most], [SIZE.height - SIZE.bottom, SIZE.top]);
  const at = Math.min(Math.max(dayNumber(on), span[0]), span[1]);
  const [planned, reached] = [countOn(points, on, 'planned'), countOn(points, on, 'reached')];
  const label = `${m.governance.curve}: ${on}, ${m.governance.curvePlanned} ${planned}, ${m.governance.curveReached} ${reached}`;
  return (
    <>
      <ScrollX label={m.governance.curve}>
        <svg
          viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
          className="progress-curve"
          role="img"
          aria-label={label}
        >
          <title>{label}</title>
          {[0, most].map((count) => (
            <text key={count} x={SIZE.left - 8} y={y(count) + 4} textAnchor="end">
              {count}
            </text>
          ))}
          <line className="axis" x1={SIZE.left} x2={SIZE.width - SIZE.right} y1={y(0)} y2={y(0)} />
          <line className="today" x1={x(at)} x2={x(at)} y1={SIZE.top} y2={y(0)} />
          <text x={x(at)} y={SIZE.height - 8} textAnchor={at === span[0] ? 'start' : 'middle'}>
            {on}
          </text>
          {x(span[1]) - x(at) > LABEL && (
            <text x={SIZE.width - SIZE.right} y={SIZE.height - 8} textAnchor="end">
              {last}
            </text>
          )}
          {x(at) - x(span[0]) > LABEL && (
            <text x={SIZE.left} y={SIZE.height - 8} textAnchor="start">
              {first}
            </text>
          )}
          <polyline className="planned" points={steps(points, 'planned', { x, y })} />
          <polyline className="reached" points={steps(points, 'reached', { x, y })} />
        </svg>
      </ScrollX>
      <p className="series-legend card-text">
        <span>
          <i className="legend-planned" /> {m.governance.curvePlanned} {planned}
        </span>
        <span>
          <i className="legend-reached" /> {m.governance.curveReached} {reached}
        </span>
      </p>
    </>
  );
}

type Count = 'planned' | 'reached';

const countOn = (points: readonly WireProgress[], on: string, count: Count): number =>
  points.findLast(({ day }) => day <= on)?.[count] ?? 0;

function steps(
  points: readonly WireProgress[],
  count: Count,
  { x, y }: { readonly x: (day: number) => number; readonly y: (count: number) => number },
): string {
  let before = 0;
  return points
    .flatMap((point) => {
      const at = x(dayNumber(point.day)).toFixed(1);
      const corner = `${at},${y(before).toFixed(1)}`;
      before = point[count];
      return [corner, `${at},${y(before).toFixed(1)}`];
    })
    .join(' ');
}
