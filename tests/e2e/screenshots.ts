import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Small enough for a repository, and letters still stand clear. */
const QUALITY = 74;

const GUIDE = join(import.meta.dirname, '../../docs/guide/images');

/**
 * Takes the picture of a page for the guide. Pictures that stand already are kept, so that a test
 * run leaves the tree clean; `SANYI_SCREENSHOTS=1` takes them anew.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const kept = join(GUIDE, `${name}.jpg`);
  const anew = process.env.SANYI_SCREENSHOTS === '1' || !existsSync(kept);
  const folder = anew ? GUIDE : join(tmpdir(), 'sanyi-pictures');
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({
    path: join(folder, `${name}.jpg`),
    type: 'jpeg',
    quality: QUALITY,
    animations: 'disabled',
  });
}
