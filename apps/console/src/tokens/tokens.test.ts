import { describe, expect, test } from 'vitest';
import { type ColourName, colour, type Look } from './tokens.ts';
import { tokensCss } from './tokens-css.ts';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: ColourName, b: ColourName, look: Look): number {
  const [high = 0, low = 0] = [a, b]
    .map((name) => luminance(colour(name, look)))
    .sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const LOOKS: readonly Look[] = ['light', 'dark'];
const TEXTS: readonly (readonly [ColourName, readonly ColourName[]])[] = [
  ['text-1', ['canvas', 'surface', 'sunken', 'accent-soft']],
  ['text-2', ['canvas', 'surface', 'sunken', 'accent-soft']],
  ['text-3', ['canvas', 'surface', 'sunken']],
  ['accent', ['surface', 'accent-soft']],
  ['accent-text', ['accent-soft']],
  ['on-accent', ['accent']],
  ['met', ['surface', 'met-soft']],
  ['near', ['surface', 'near-soft']],
  ['missed', ['surface']],
  ['loss-2', ['surface', 'loss-soft']],
  ['gain-2', ['surface', 'gain-soft']],
  ['q-ink-low', ['q0', 'q1', 'q2', 'q3']],
  ['q-ink-high', ['q4', 'q5']],
];

describe('tokens', () => {
  test.each(LOOKS)('CON-13 text stands out at least 4.5 to 1 on its grounds, %s', (look) => {
    const weak = TEXTS.flatMap(([text, grounds]) =>
      grounds
        .filter((ground) => contrast(text, ground, look) < 4.5)
        .map((ground) => `${text} on ${ground}: ${contrast(text, ground, look).toFixed(2)}`),
    );
    expect(weak).toEqual([]);
  });

  test.each(LOOKS)('CON-13 edges of inputs stand out at least 3 to 1, %s', (look) => {
    expect(contrast('edge', 'surface', look)).toBeGreaterThanOrEqual(3);
  });

  test('CON-13 both looks stand in one style sheet', () => {
    expect(tokensCss()).toContain('--canvas: #F6F7F9');
    expect(tokensCss()).toContain(":root[data-look='dark']");
  });
});
