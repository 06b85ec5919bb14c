import { describe, expect, test } from 'vitest';
import { chromiumPath, consoleShown } from './testing/shown-console.ts';

// Without a browser these are skipped; `npm test` says so loudly and fails under CI.
describe.skipIf(!chromiumPath)('pages on a phone', () => {
  const shown = consoleShown();

  test.each([
    ['en', 375],
    ['en', 390],
    ['zh', 375],
    ['zh', 390],
  ])('CON-20 the head of a page stands on one line in %s at %i px', async (lang, width) => {
    const page = await shown.open(`/?lang=${lang}`, { width });
    const parts = page.locator('.top-bar > :not(.scope-bar), .top-right > *');
    const middles = await parts.locator('visible=true').evaluateAll((all) =>
      all.map((part) => {
        const { top, height } = part.getBoundingClientRect();
        return Math.round(top + height / 2);
      }),
    );
    expect(middles.length).toBeGreaterThan(5);
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(2);
    const lines = await page.locator('h1').evaluate((title) => {
      const text = document.createRange();
      text.selectNodeContents(title);
      return new Set([...text.getClientRects()].map(({ top }) => top)).size;
    });
    expect(lines).toBe(1);
    await page.close();
  });
});
