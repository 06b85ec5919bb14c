import type { LayoutChart } from '../layout/bulletin-layout.ts';
import { chartGeometry, type PlacedBar } from '../layout/chart-geometry.ts';
import { escapeHtml } from './escape-html.ts';

const [WIDTH, HEIGHT, TOP] = [646, 104, 16];
const fixed = (value: number): string => value.toFixed(1);

/** Bars as SVG, told apart by hatching so that a black and white print is enough. */
export function chartSvg(chart: LayoutChart): string {
  const { bars, zero, line } = chartGeometry(chart);
  const y = (share: number): string => fixed(TOP + share * HEIGHT);
  const at =
    line === null
      ? ''
      : `<line class="limit" x1="0" x2="${WIDTH}" y1="${y(line)}" y2="${y(line)}"/>`;
  const ruler = `<line class="zero" x1="0" x2="${WIDTH}" y1="${y(zero)}" y2="${y(zero)}"/>`;
  const low = Math.max(...bars.map(({ top, height }) => top + height));
  const labels = fixed(TOP + low * HEIGHT + 14);
  return [
    `<svg viewBox="0 0 ${WIDTH} ${TOP + HEIGHT + 22}" role="img" aria-label="${escapeHtml(chart.caption)}">`,
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><line x1="0" y1="0" x2="0" y2="5" stroke="#000" stroke-width="3.2"/></pattern></defs>',
    ...bars.map((bar) => rectSvg(bar, y)),
    ruler,
    at,
    ...bars.map((bar) => textSvg(bar, y, labels)),
    '</svg>',
  ].join('');
}

function rectSvg(bar: PlacedBar, y: (share: number) => string): string {
  const place = `x="${fixed(bar.left * WIDTH)}" y="${y(bar.top)}"`;
  const size = `width="${fixed(bar.width * WIDTH)}" height="${fixed(bar.height * HEIGHT)}"`;
  return `<rect class="${bar.judgement}" ${place} ${size}/>`;
}

function textSvg(bar: PlacedBar, y: (share: number) => string, labels: string): string {
  const middle = fixed((bar.left + bar.width / 2) * WIDTH);
  const above = bar.value < 0 ? bar.top + bar.height + 0.12 : bar.label - 0.04;
  return [
    `<text x="${middle}" y="${y(above)}">${escapeHtml(bar.text)}</text>`,
    `<text class="name" x="${middle}" y="${labels}">${escapeHtml(bar.title)}</text>`,
  ].join('');
}
