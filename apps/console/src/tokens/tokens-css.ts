import { COLOURS, type ColourName, colour, FONT, type Look, MONO, RADIUS } from './tokens.ts';

const NAMES: readonly ColourName[] = Object.keys(COLOURS).filter(
  (name): name is ColourName => name in COLOURS,
);

const declarations = (look: Look): string =>
  [`color-scheme: ${look};`, ...NAMES.map((name) => `--${name}: ${colour(name, look)};`)].join(' ');

/** All tokens as CSS: by the system's look unless `data-look` of the root names one; paper is always light. */
export function tokensCss(): string {
  return [
    `:root { --font: ${FONT}; --mono: ${MONO}; --radius: ${RADIUS.control}px; --radius-card: ${RADIUS.card}px; ${declarations('light')} }`,
    `@media screen and (prefers-color-scheme: dark) { :root:not([data-look='light']) { ${declarations('dark')} } }`,
    `@media screen { :root[data-look='dark'] { ${declarations('dark')} } }`,
  ].join('\n');
}
