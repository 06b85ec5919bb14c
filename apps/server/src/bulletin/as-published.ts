import type { EditionFile } from '@sanyi/governance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { PrintedBulletin } from '@sanyi/store';

/** What an edition was published as; no files before it is out. */
type Published = { readonly edition: string; readonly files: readonly EditionFile[] };

/** What was published never changes: neither by other typefaces nor by another programme. */
export function asPublished(
  { edition, files }: Published,
  print: Pick<PrintedBulletin, 'name' | 'lang' | 'format' | 'sha256'>,
): Result<null> {
  const published = files.find(
    ({ lang, format }) => lang === print.lang && format === print.format,
  );
  if (!published || published.sha256 === print.sha256) return ok(null);
  return fail(
    problem('BULLETIN_NOT_AS_PUBLISHED', print.name, {
      edition,
      found: print.sha256.slice(0, 12),
      published: published.sha256.slice(0, 12),
    }),
  );
}
