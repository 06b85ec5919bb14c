import type { PackageDetail } from '@sanyi/api';
import type { Words } from '../../app/words.tsx';

/**
 * A formula with parameters, fields and other decisions by their titles. Operators and functions stay
 * as they are written; null where nothing in it has a title.
 */
export function formulaWords(
  feel: string,
  { names, tables }: Pick<PackageDetail, 'names' | 'tables'>,
  { say }: Pick<Words, 'say'>,
): string | null {
  const titles = new Map(
    tables.flatMap(({ id, title, inputs, outputs }) => [
      [id, title] as const,
      ...[...inputs, ...outputs].map((each) => [each.name, each.title] as const),
    ]),
  );
  for (const [name, title] of Object.entries(names)) titles.set(name, title);
  // What stands between quotes is a value, not a name.
  const said = feel.replace(/"[^"]*"|[A-Za-z_][\w.]*/g, (word) => {
    const title = word.startsWith('"') ? undefined : titles.get(word);
    return title ? `“${say(title)}”` : word;
  });
  return said === feel ? null : said;
}
