import { describe, expect, test } from 'vitest';
import { chromiumPath, consoleShown } from './testing/shown-console.ts';

// Without a browser these are skipped; `npm test` says so loudly and fails under CI.
describe.skipIf(!chromiumPath)('pages on paper', () => {
  const shown = consoleShown();

  test.each(['en', 'zh'])(
    'CON-55 a bulletin goes on paper without what is beside it in %s',
    async (lang) => {
      const page = await shown.open(`/bulletin?lang=${lang}`, { width: 794 });
      await page.locator('.paper').waitFor();
      await page.emulateMedia({ media: 'print' });
      const beside = page.locator('.bulletin-side, .bulletin-contents').locator('visible=true');
      expect(await beside.count()).toBe(0);
      const chart = page.locator('.paper-chart');
      expect(await chart.first().isVisible()).toBe(true);
      const [held, heading] = await page.evaluate(() => [
        ...[...document.querySelectorAll('.paper-chart svg')].map(
          (svg) => getComputedStyle(svg).breakInside,
        ),
        ...[...document.querySelectorAll('.paper h3')].map(
          (each) => getComputedStyle(each).breakAfter,
        ),
      ]);
      expect([held, heading]).toEqual(['avoid', 'avoid']);
      await page.close();
    },
  );

  test.each(['/bulletin', '/before-after', '/what-if/compare'])(
    'CON-55 nothing of it is wider than a sheet: %s',
    async (address) => {
      const page = await shown.open(address, { width: 794 });
      await page.emulateMedia({ media: 'print' });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await page.close();
    },
  );

  test.each(['/bulletin', '/before-after', '/'])(
    'CON-55 in the dark as well paper is white and ink is dark: %s',
    async (address) => {
      const page = await shown.open(address, { width: 794, dark: true });
      const look = () =>
        page.evaluate(() =>
          [document.documentElement, document.body, document.querySelector('main h1')].map(
            (each) => {
              const { backgroundColor, color, colorScheme } = getComputedStyle(
                each ?? document.body,
              );
              return [backgroundColor, color, colorScheme];
            },
          ),
        );
      const WHITE = 'rgb(255, 255, 255)';
      const INK = 'rgb(19, 28, 38)';
      const paper = [
        [WHITE, INK, 'light'],
        [WHITE, INK, 'light'],
        ['rgba(0, 0, 0, 0)', INK, 'light'],
      ];
      await page.emulateMedia({ media: 'print' });
      expect(await look()).toEqual(paper);
      // The dark that a person chose stays on the screen, too.
      await page.evaluate(() => {
        document.documentElement.dataset.look = 'dark';
      });
      expect(await look()).toEqual(paper);
      await page.emulateMedia({ media: 'screen' });
      expect(new Set((await look()).map((each) => each[2]))).toEqual(new Set(['dark']));
      await page.close();
    },
  );

  test.each(['en', 'zh'])(
    'CON-55 no table of a bulletin moves sideways at 1440 px in %s',
    async (lang) => {
      const page = await shown.open(`/bulletin?lang=${lang}`);
      const tables = page.locator('.paper-table .scroll-x');
      await tables.first().waitFor();
      const beyond = await tables.evaluateAll((all) =>
        all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
      );
      expect(beyond).toEqual([0, 0]);
      await page.close();
    },
  );

  test('CON-55 a command on the comparison before and after breaks between its words only', async () => {
    const page = await shown.open('/before-after', { width: 390 });
    const words = page.locator('.choices .command > span');
    const rows = await words.evaluateAll((all) => all.map((word) => word.getClientRects().length));
    expect(rows.length).toBeGreaterThan(3);
    expect(new Set(rows)).toEqual(new Set([1]));
    await page.close();
  });
});
