import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Benchmark } from './measurement.ts';
import { ROOT } from './sanyi.ts';

/** What the product promises for the first page, in kB of gzip. */
const PROMISED_KB = 350;

/** Bytes of gzip that the first page of the console loads, from what was built into dist. */
export const consoleSize: Benchmark = async () => {
  const folder = join(ROOT, 'dist/console');
  const page = join(folder, 'index.html');
  if (!existsSync(page)) throw new Error('dist/console is missing: run npm start once');
  const html = readFileSync(page, 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(
    ([, file]) => file,
  );
  const files = reached(
    folder,
    named.filter((file) => file !== undefined),
  );
  const kilobytes = (suffix: string): number => {
    const sizes = files
      .filter((file) => file.endsWith(suffix))
      .map((file) => gzipped(folder, file));
    return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 102.4) / 10;
  };
  const script = kilobytes('.js');
  return {
    measurements: [],
    ratios: [{ name: 'first page JavaScript to what is promised', value: script / PROMISED_KB }],
    facts: { scriptGzipKB: script, styleGzipKB: kilobytes('.css'), files: files.length },
  };
};

const gzipped = (folder: string, file: string): number =>
  gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;

/** The files named by the page and all they import statically. */
function reached(folder: string, named: readonly string[]): readonly string[] {
  const found = new Set(named);
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      found.add(`assets/${name}`);
    }
  }
  return [...found];
}
