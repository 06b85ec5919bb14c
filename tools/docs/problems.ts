import { PROBLEM_TEXTS } from '@sanyi/kernel';

/** `docs/reference/problems.md`: every code of the registry with its texts. */
export function problemsReference(): string {
  const rows = Object.entries<{ en: string; zh: string }>(PROBLEM_TEXTS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { en, zh }]) => `## ${code}\n\n${en}\n\n${zh}\n`);
  return [
    '# Problems 问题\n',
    'Generated from the registry in `packages/kernel/src/problems`. Words in braces are filled with what was found; the place is printed before the text.\n',
    ...rows,
  ].join('\n');
}
