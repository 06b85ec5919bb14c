import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, vi } from 'vitest';
import { answer } from '../../dev/answer.ts';
import { previewedWith } from '../../dev/fixtures-plugin.ts';

const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
const require = createRequire(import.meta.url);
const AXE = require.resolve('axe-core/axe.min.js');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of the system; undefined where there is none. */
export const chromiumPath: string | undefined =
  process.env.SANYI_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);

/** Builds the console as people get it, into a folder of its own. */
export async function buildConsole(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'sanyi-console-'));
  // What is measured and looked at is not React's build for development.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ configFile, mode: 'production', logLevel: 'error', build: { outDir } });
  vi.unstubAllEnvs();
  return outDir;
}

/** A built console in a browser, answered by fixtures. */
export type ShownConsole = {
  readonly base: string;
  readonly browser: Browser;
  /** Opens an address and waits until nothing is on its way. */
  open(
    address: string,
    options?: { readonly width?: number; readonly dark?: boolean },
  ): Promise<Page>;
  close(): Promise<void>;
};

/** Builds and shows a console before the tests around the call, and takes it away after them. */
export function consoleShown(): Pick<ShownConsole, 'open'> {
  let outDir = '';
  let shown: ShownConsole | null = null;
  beforeAll(async () => {
    outDir = await buildConsole();
    shown = await showConsole(outDir);
  }, 240_000);
  afterAll(async () => {
    await shown?.close();
    rmSync(outDir, { recursive: true, force: true });
  });
  return {
    open: (address, options) => {
      if (shown === null) throw new Error('a page is opened in a test');
      return shown.open(address, options);
    },
  };
}

/** Serves a built console and starts the browser. */
export async function showConsole(outDir: string): Promise<ShownConsole> {
  const server: PreviewServer = await preview({
    configFile,
    logLevel: 'error',
    plugins: [previewedWith(answer)],
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const base = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: FLAGS });
  return {
    base,
    browser,
    open: async (address, options = {}) => {
      const page = await browser.newPage({
        viewport: { width: options.width ?? 1440, height: 900 },
        colorScheme: options.dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        locale: 'en-GB',
      });
      await page.goto(base + address);
      page.setDefaultTimeout(30_000);
      await page.locator('main h1').first().waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      await page.locator('main[aria-busy], .skeleton').first().waitFor({ state: 'detached' });
      await page.evaluate(() => new Promise((settled) => requestAnimationFrame(settled)));
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** What axe finds on a page. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    // axe is put into the page by the line above.
    const { axe } = globalThis as typeof globalThis & {
      axe: {
        run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations: found } = await axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}
