import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { messageOf } from '../folder/lock.ts';

/** The weights a bulletin is set in, each a file inside its package. */
const FONTS = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
] as const;

/** Where the packages of fonts lie, by package name; tests name a place without any. */
export type FontFolder = (name: string) => string;

/** The folder of an installed package. */
const installed: FontFolder = (name) =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

/**
 * Reads the typefaces of printed bulletins. They come with the installation; nothing is fetched and
 * no font of the system is used, because a page must look the same everywhere.
 *
 * @returns `BULLETIN_FONT_MISSING` where one cannot be read
 */
export async function readFonts(folderOf: FontFolder = installed): Promise<Result<Buffer[]>> {
  const read: Buffer[] = [];
  for (const font of FONTS) {
    const [scope = '', name = '', ...path] = font.split('/');
    try {
      read.push(await readFile(join(folderOf(`${scope}/${name}`), ...path)));
    } catch (error) {
      const why = messageOf(error).split('\n')[0] ?? '';
      return fail(
        problem('BULLETIN_FONT_MISSING', font, { font, package: `${scope}/${name}`, why }),
      );
    }
  }
  return ok(read);
}
