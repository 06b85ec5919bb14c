import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Replay, replaysComparedSchema, type WhatIf } from '@sanyi/api';
import { unwrap } from '@sanyi/kernel';
import { readReplay } from '@sanyi/store';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './chromium.ts';
import { type RunningDemo, startDemoIn } from './running-demo.ts';
import { picture } from './screenshots.ts';
import { violationsOf } from './violations.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCALE = process.env.SANYI_E2E_SCALE ?? '0.0005';
const path = chromiumPath();
/** On a machine that others keep busy. */
const SOON = { timeout: 60_000 } as const;
const folder = mkdtempSync(join(tmpdir(), 'sanyi-what-if-'));
const facts = join(folder, 'facts');
const results = join(facts, 'replay');

/** Each view tries another price, so that none finds what the one before it left. */
const VIEWS = [
  { lang: 'en', width: 1440, height: 900, price: '480' },
  { lang: 'zh', width: 1440, height: 900, price: '470' },
  { lang: 'en', width: 390, height: 844, price: '460' },
  { lang: 'zh', width: 390, height: 844, price: '450' },
] as const;

type View = Readonly<Record<'width' | 'height', number>> & { readonly lang: 'en' | 'zh' };

describe.skipIf(path === null && process.env.CI !== 'true')('a what-if', () => {
  let demo: RunningDemo;
  let browser: Browser;

  beforeAll(async () => {
    if (path === null) throw new Error('no Chromium: install one, for example Debian’s chromium');
    [demo, browser] = await Promise.all([startDemoIn(folder, SCALE), launchChromium(path)]);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const opened = async ({ lang, width, height }: View, troubles: string[]): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: 'reduce',
      locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    });
    await context.addInitScript(() =>
      localStorage.setItem('sanyi.preferences', JSON.stringify({ tourEnded: true })),
    );
    const made = await context.newPage();
    made.on('pageerror', (error) => troubles.push(String(error)));
    made.on('response', (answer) => {
      if (answer.status() >= 400) troubles.push(`${answer.status()} ${answer.url()}`);
    });
    return made;
  };

  const moved = async (page: Page, lang: View['lang'], price: string): Promise<void> => {
    await page.goto(`${demo.address}/what-if?lang=${lang}`);
    await page.locator('.value-picker input').fill('mri');
    await page.locator('.value-picker li button').first().click();
    await page.locator('.value-input input').fill(price);
    await page.waitForURL(new RegExp(`mri%3D${price}`));
  };

  it('stops an exact run in the middle, keeps nothing of it, and goes on when asked', async () => {
    const troubles: string[] = [];
    // The first run of a city also writes its replay store: it is under way when Stop is pressed.
    const page = await opened({ lang: 'zh', width: 390, height: 844 }, troubles);
    await moved(page, 'zh', '440');
    const button = page.locator('.run-line button:not(.link)');
    const ended = page.waitForResponse(
      async (answer) =>
        answer.url().includes('/api/jobs/') && (await answer.json()).state === 'cancelled',
      { timeout: 200_000 },
    );
    await button.filter({ hasText: '停止' }).click({ timeout: 200_000 });
    await ended;
    await page.locator('.run-bar .notice').filter({ hasText: '未写入任何结果' }).waitFor(SOON);
    expect(existsSync(results) ? readdirSync(results) : []).toEqual([]);
    await checked(page, 390);
    // Opened anew it is still stopped, however long one looks at it.
    const started: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') started.push(request.url());
    });
    await page.clock.install();
    await page.reload();
    await page.locator('.run-bar .notice').filter({ hasText: '未写入任何结果' }).waitFor(SOON);
    await page.clock.runFor(60_000);
    expect(await page.locator('.run-line b').innerText()).toContain('估算');
    expect(started).toEqual([]);
    await checked(page, 390);
    await button.filter({ hasText: '精确回放' }).click();
    await page.locator('.run-line .met').waitFor({ timeout: 240_000 });
    expect(await page.locator('.run-bar .notice').count()).toBe(0);
    expect(readdirSync(results)).toHaveLength(1);
    await page.context().close();
    expect(troubles).toEqual([]);
  }, 480_000);

  it('runs a reform that one left while it ran and came back to', async () => {
    const troubles: string[] = [];
    const page = await opened({ lang: 'en', width: 1440, height: 900 }, troubles);
    await moved(page, 'en', '435');
    await page.locator('.run-line button').filter({ hasText: 'Stop' }).waitFor(SOON);
    for (const price of ['434', '435']) {
      await page.locator('.value-input input').fill(price);
      await page.waitForURL(new RegExp(`mri%3D${price}`));
    }
    await page.locator('.run-line .met').waitFor({ timeout: 240_000 });
    expect(await page.locator('.run-bar .notice').count()).toBe(0);
    await page.context().close();
    expect(troubles).toEqual([]);
  }, 480_000);

  describe.each(VIEWS)('in $lang at $width pixels', ({ lang, width, height, price }) => {
    let page: Page;
    const troubles: string[] = [];
    const name = (what: string): string => `${what}-${width}-${lang}`;
    const headlines = (of: Page): Promise<string[]> =>
      of.locator('.headlines .key-number').allInnerTexts();
    const ofAddress = (address: string): string =>
      `?${new URLSearchParams({ reform: new URL(address).searchParams.get('stack') ?? '' })}`;

    beforeAll(async () => {
      page = await opened({ lang, width, height }, troubles);
    }, SOON.timeout);

    afterAll(async () => {
      await page.context().close();
      expect(troubles).toEqual([]);
    }, SOON.timeout);

    it('moves a price: what a sample says at once, then every claim to the fen', async () => {
      const first = page.waitForResponse((answer) => answer.url().includes(`mri%3D${price}`), {
        timeout: 200_000,
      });
      await moved(page, lang, price);
      const estimate = (await (await first).json()) as WhatIf;
      expect([estimate.state, estimate.income.first === null]).toEqual(['estimate', true]);
      expect(estimate.persons.counted).toBeLessThan(estimate.persons.all);
      await page.locator('.headlines .key-number').first().waitFor({ timeout: 200_000 });
      await page.locator('.run-line .met').waitFor({ timeout: 240_000 });
      // The four numbers are painted first; what lies under them follows.
      await expect.poll(() => page.locator('.who').innerText(), SOON).not.toContain('≈');
      await expect.poll(() => cut(page), SOON).toEqual([]);
      const exact = (await answered(`/api/what-if${ofAddress(page.url())}`)) as WhatIf;
      const change = (of: { readonly changeFen: string }): bigint => BigInt(of.changeFen);
      expect([exact.state, exact.id]).toEqual(['exact', estimate.id]);
      expect(change(exact.fund) + change(exact.patients)).toBe(change(exact.income));
      expect(change(exact.income)).toBeLessThan(0n);
      await checked(page, width);
      await picture(page, name('what-if'));
      expect(await headlines(page)).toHaveLength(4);
      const [fund, patients] = await headlines(page);
      expect([fund, patients].every((each) => each?.startsWith('−'))).toBe(true);
    }, 480_000);

    it('shows the same to whoever opens its link', async () => {
      const other = await opened({ lang, width, height }, troubles);
      await other.goto(page.url());
      await other.locator('.run-line .met').waitFor({ timeout: 200_000 });
      expect(await headlines(other)).toEqual(await headlines(page));
      await other.context().close();
    }, 180_000);

    it('lays it beside another kept replay, under an address that can be sent', async () => {
      const other = await opened({ lang, width, height }, troubles);
      await other.goto(page.url());
      await other.locator('.run-line a').click({ timeout: 200_000 });
      // The first is this one; the second is the one that was replayed before all others.
      await other.locator('input[name="second"]').last().click(SOON);
      await other.locator('.pair-sides').waitFor(SOON);
      await checked(other, width);
      await picture(other, name('compare'));
      const kept = other.url();
      const asked = new URL(kept).searchParams;
      const address = `/api/replays/${asked.get('first')}/compare?with=${asked.get('second')}`;
      const pair = replaysComparedSchema.parse(await answered(address));
      expect(pair.first.reform.text).toContain(`mri=${price}`);
      const totals = (of: Page): Promise<string[]> =>
        of.locator('.apart').first().locator('tbody tr').allInnerTexts();
      const rows = await totals(other);
      expect(rows).toHaveLength(6);
      // Two prices of one item are apart in its rule.
      expect(pair.rules.map(({ place }) => place?.decision)).toContain('basis');
      await other.context().close();
      const sent = await opened({ lang, width, height }, troubles);
      await sent.goto(kept);
      await sent.locator('.pair-sides').waitFor(SOON);
      expect(await totals(sent)).toEqual(rows);
      await sent.context().close();
    }, 300_000);

    it('tells the command that gives the same result, to the hash of all its cells', async () => {
      await page.locator('.run-line button.link').click();
      const command = (await page.locator('.run-bar .code code').textContent()) ?? '';
      await checked(page, width);
      expect(command).toMatch(
        new RegExp(`^npx sanyi replay --facts [^ ]+ --reform '.*mri=${price}'`),
      );
      const { id } = (await answered(`/api/what-if${ofAddress(page.url())}`)) as WhatIf;
      const kept = unwrap(await readReplay(join(results, id)));
      // The same claims without results or caches, so that every one of them is settled.
      const bare = join(folder, `bare-${price}`);
      cpSync(facts, bare, {
        recursive: true,
        filter: (from) => !/(replay|replay-store|claim-cache)$/.test(from),
      });
      // As it is pasted where the server was started, and over the folder without results.
      for (const pasted of [command, command.replace(/--facts [^ ]+/, `--facts '${bare}'`)]) {
        const told = execFileSync('sh', ['-c', pasted], {
          cwd: ROOT,
          encoding: 'utf8',
          maxBuffer: 2 ** 28,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        const made: Replay = JSON.parse(told.trim().split('\n').at(-1) ?? '');
        const { hash } = made.engines.columns ?? {};
        expect([made.id, hash]).toEqual([kept.id, kept.engines.columns?.hash]);
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
      }
    }, 480_000);
  });

  const answered = async (address: string): Promise<unknown> =>
    (await fetch(`${demo.address}${address}`)).json();
});

/** Whoever reads with ears or keys can use the page, and nothing is wider than the window. */
async function checked(page: Page, width: number): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, 'the page scrolls sideways').toBeLessThanOrEqual(width);
  await expect.poll(() => violationsOf(page), SOON).toEqual([]);
}

/** Tables and drawings that are wider than their place. */
const cut = (page: Page): Promise<(string | null | undefined)[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.scroll-x')]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => box.querySelector('caption, title')?.textContent),
  );
