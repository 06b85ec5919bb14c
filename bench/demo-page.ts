import type { Page } from 'playwright-core';
import { chromiumPath, launchChromium } from '../tests/e2e/chromium.ts';
import { startDemo } from './demo.ts';

/** Measures on a page of the system's Chromium against a demonstration of its own, ready and quiet. */
export async function onDemoPage<T>(
  measure: (page: Page, address: string) => Promise<T>,
): Promise<T> {
  const path = chromiumPath();
  if (path === null) throw new Error('no Chromium: install one, for example Debian’s chromium');
  const demo = await startDemo(0);
  const browser = await launchChromium(path);
  try {
    await demo.ready();
    // A server that prepares pages takes the processor from the browser beside it.
    await demo.quiet();
    return await measure(
      await browser.newPage({ viewport: { width: 1440, height: 900 } }),
      demo.address,
    );
  } finally {
    await browser.close();
    await demo.stop();
  }
}
