import { createHash } from 'node:crypto';
import { type Lang, ok, type Result } from '@sanyi/kernel';
import {
  type Bulletin,
  type BulletinLayout,
  bulletinHtml,
  bulletinLayout,
  bulletinTypst,
} from '@sanyi/oversight';
import { bulletinDocx } from './bulletin-docx.ts';
import { bulletinXlsx } from './bulletin-xlsx.ts';
import type { FontFolder } from './fonts.ts';
import { type Typesetter, typesetter } from './typeset.ts';

/** A format a bulletin is printed in. */
export type BulletinFormat = 'html' | 'pdf' | 'docx' | 'xlsx';

/** All formats, in the order they are named. */
export const BULLETIN_FORMATS: readonly BulletinFormat[] = ['html', 'pdf', 'docx', 'xlsx'];

/** A printed bulletin, in memory. */
export type PrintedBulletin = {
  /** `bulletin-2019-Q1-en.pdf` */
  readonly name: string;
  readonly lang: Lang;
  readonly format: BulletinFormat;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
};

/** What to print. */
export type PrintOptions = {
  readonly langs: readonly Lang[];
  readonly formats: readonly BulletinFormat[];
  /** Where typefaces lie; without, in the installation. */
  readonly fonts?: FontFolder;
};

/**
 * Prints a bulletin. The same bulletin gives the same bytes, in every format.
 *
 * @returns the prints, or `BULLETIN_FONT_MISSING`
 * @example
 * ```ts
 * declare const bulletin: Bulletin; // from makeBulletin
 * const printed = unwrap(await printBulletin(bulletin, { langs: ['en'], formats: ['html'] }));
 * printed[0]?.name; // 'bulletin-2019-Q1-en.html'
 * ```
 */
export async function printBulletin(
  bulletin: Bulletin,
  { langs, formats, fonts }: PrintOptions,
): Promise<Result<PrintedBulletin[]>> {
  const setter = formats.includes('pdf') ? await typesetter(fonts) : null;
  if (setter && !setter.ok) return setter;
  const printed: PrintedBulletin[] = [];
  for (const lang of langs) {
    const layout = bulletinLayout(bulletin, lang);
    for (const format of formats) {
      const bytes = await bytesOf(bulletin, layout, { format, setter: setter?.value ?? null });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const name = `bulletin-${bulletin.edition.id}-${lang}.${format}`;
      printed.push({ name, lang, format, bytes, sha256 });
    }
  }
  return ok(printed);
}

async function bytesOf(
  bulletin: Bulletin,
  layout: BulletinLayout,
  { format, setter }: { readonly format: BulletinFormat; readonly setter: Typesetter | null },
): Promise<Uint8Array> {
  switch (format) {
    case 'html':
      return new TextEncoder().encode(bulletinHtml(layout));
    case 'docx':
      return bulletinDocx(layout);
    case 'xlsx':
      return bulletinXlsx(bulletin, layout);
    case 'pdf':
      return setter?.pdf(bulletinTypst(layout)) ?? new Uint8Array();
  }
}
