import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './chromium.ts';
import { type RunningDemo, startDemo } from './running-demo.ts';
import { picture } from './screenshots.ts';
import { violationsOf } from './violations.ts';

const SCALE = process.env.SANYI_E2E_SCALE ?? '0.002';
const CHINESE = /[\u4e00-\u9fff]/;
const path = chromiumPath();

const WORDS = {
  en: { why: 'Why?', title: /Beijing, / },
  zh: { why: '为什么', title: /北京/ },
} as const;

const VIEWS = [
  { lang: 'en', width: 1440, height: 900 },
  { lang: 'zh', width: 1440, height: 900 },
  { lang: 'en', width: 390, height: 844 },
  { lang: 'zh', width: 390, height: 844 },
] as const;

describe.skipIf(path === null && process.env.CI !== 'true')('the first minutes', () => {
  let demo: RunningDemo;
  let browser: Browser;

  beforeAll(async () => {
    if (path === null) throw new Error('no Chromium: install one, for example Debian’s chromium');
    [demo, browser] = await Promise.all([startDemo(SCALE), launchChromium(path)]);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  }, 60_000);

  it('is built for people, whatever the environment of who builds it is', async () => {
    const html = await (await fetch(`${demo.address}/`)).text();
    const scripts = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, file]) => file);
    expect(scripts.length).toBeGreaterThan(0);
    for (const file of scripts) {
      const script = await (await fetch(`${demo.address}${file}`)).text();
      // React draws two to four times slower as it is for development.
      expect(script.includes('jsxDEV'), file).toBe(false);
    }
  });

  describe.each(VIEWS)('in $lang at $width pixels', ({ lang, width, height }) => {
    let page: Page;
    const troubles: string[] = [];
    const name = (what: string): string => `${what}-${width}-${lang}`;

    beforeAll(async () => {
      const context = await browser.newContext({
        viewport: { width, height },
        reducedMotion: 'reduce',
        locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
      });
      // The tour has a test of its own; declined, it stands in no picture.
      await context.addInitScript(() =>
        localStorage.setItem('sanyi.preferences', JSON.stringify({ tourEnded: true })),
      );
      page = await context.newPage();
      page.on('pageerror', (error) => troubles.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text());
      });
      page.on('response', (answer) => {
        if (answer.status() >= 400) troubles.push(`${answer.status()} ${answer.url()}`);
      });
    }, 60_000);

    afterAll(async () => {
      await page.context().close();
      expect(troubles).toEqual([]);
    }, 60_000);

    it('opens on the city with its sentence, numbers and 16 districts', async () => {
      await page.goto(`${demo.address}/?lang=${lang}`);
      await page.locator('.cartogram').waitFor();
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('h1').innerText()).toMatch(WORDS[lang].title);
      expect(await page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${lang}`));
      expect(await page.locator('.cartogram button, .cartogram [role="button"]').count()).toBe(16);
      await checked(page, lang, width);
      await picture(page, name('overview'));
    });

    it('answers "why?" for a figure, and Escape closes it', async () => {
      const figure = page.locator('main button.why').first();
      await figure.click();
      const panel = page.locator('aside, [role="dialog"]').filter({ hasText: /sanyi/ }).first();
      await panel.waitFor();
      expect(await panel.innerText()).toContain('beijing');
      await checked(page, lang, width);
      await picture(page, name('why'));
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'hidden' });
    });

    it('leads from an alert to the growth split behind it', async () => {
      await page.locator('.alert a', { hasText: WORDS[lang].why }).first().click();
      await page.waitForURL(/\/growth/);
      await page.locator('main .waterfall').waitFor();
      await checked(page, lang, width);
      await picture(page, name('growth'));
      await page.keyboard.press('t');
      await page.locator('main table').first().waitFor();
    });

    it('shows the district', async () => {
      await page.goto(`${demo.address}/district?lang=${lang}&place=tongzhou`);
      await page.locator('main table').first().waitFor();
      await checked(page, lang, width);
      await picture(page, name('district'));
    });

    it('shows the package as a readable table', async () => {
      await page.goto(`${demo.address}/packages/beijing-2017-separation?lang=${lang}`);
      await page.locator('main table').first().waitFor();
      expect(await page.locator('main').innerText()).toContain('80');
      const told = page.getByText(/The tests are running|测试正在运行/);
      await told.first().waitFor({ state: 'detached' });
      await checked(page, lang, width);
      await picture(page, name('package'));
    });

    it('moves a price: an estimate at once, then exact to the fen', async () => {
      await page.goto(`${demo.address}/what-if?lang=${lang}`);
      await page.locator('.value-picker input').fill('mri');
      await page.locator('.value-picker li button').first().click();
      await page.locator('.value-input input').fill('480');
      await page.waitForURL(/mri%3D480/);
      await page.locator('.headlines .key-number').first().waitFor({ timeout: 60_000 });
      await page.locator('.run-line .met').waitFor({ timeout: 240_000 });
      await checked(page, lang, width);
    }, 300_000);

    it('holds the last day against expectation, and a reform day too', async () => {
      await page.goto(`${demo.address}/monitoring?lang=${lang}&day=2017-04-10`);
      await page.locator('.watched-cards svg').first().waitFor({ timeout: 60_000 });
      await page.locator('.day-notes .why').first().click();
      await page.locator('.why-panel').waitFor();
      await checked(page, lang, width);
      await picture(page, name('monitoring'));
    });

    it('tells level and slope around a reform, and where there is too little to tell', async () => {
      await page.goto(`${demo.address}/before-after?lang=${lang}`);
      await page.locator('svg.comparison').waitFor({ timeout: 60_000 });
      expect(await page.locator('.sentence').innerText()).toMatch(/95\s?% ?(interval|区间)/);
      await checked(page, lang, width);
      await picture(page, name('before-after'));
      await page.goto(`${demo.address}/before-after?lang=${lang}&study=consumables-share-2019`);
      await page.getByText(lang === 'en' ? 'too few points to tell' : '数据点太少').waitFor();
      await checked(page, lang, width);
    });

    it('shows the bulletin of the quarter, written by rule', async () => {
      await page.goto(`${demo.address}/bulletin?lang=${lang}`);
      await page.locator('.bulletin .sheets').waitFor({ timeout: 60_000 });
      await checked(page, lang, width);
      await picture(page, name('bulletin'));
    });

    it('shows tasks, meetings and key projects', async () => {
      for (const where of ['tasks', 'directives', 'projects', 'work']) {
        await page.goto(`${demo.address}/${where}?lang=${lang}`);
        await page.locator('main h1').first().waitFor();
        await page.locator('.skeleton').first().waitFor({ state: 'detached', timeout: 60_000 });
        await checked(page, lang, width);
        if (where === 'tasks') await picture(page, name('tasks'));
      }
    });

    it('takes figures on sheets on the page of data and quality', async () => {
      await page.goto(`${demo.address}/data?lang=${lang}`);
      await page.locator('main h1').first().waitFor();
      // Sheets of the districts come in the background, the last ones after the first pages.
      await page.locator('.missing-sheets').waitFor({ timeout: 120_000 });
      await checked(page, lang, width);
      await picture(page, name('data'));
    });

    it('opens a sheet that a district sent, and a project that is not there yet', async () => {
      await page.goto(`${demo.address}/data?lang=${lang}`);
      await page.locator('.sheet-cell').first().click();
      await page.locator('.sheet-panel').waitFor();
      await checked(page, lang, width);
      await page.goto(`${demo.address}/projects?lang=${lang}`);
      await page.locator('.empty').waitFor();
      await checked(page, lang, width);
    });

    it('says what the source documents ask for, and what is missing', async () => {
      await page.goto(`${demo.address}/coverage?lang=${lang}`);
      await page.locator('.system-tile').first().waitFor();
      expect(await page.locator('.system-tile').count()).toBe(132);
      await page.locator('.system-tile.partly').first().click();
      await page.locator('.system-panel').waitFor();
      await checked(page, lang, width);
      await picture(page, name('coverage'));
      await page.goto(`${demo.address}/glossary?lang=${lang}`);
      await page.locator('main table').waitFor();
      await checked(page, lang, width);
    });

    it('explains one claim old and new, to the fen', async () => {
      await page.goto(`${demo.address}/claims?lang=${lang}`);
      await page.locator('main a[href*="/claims/"]').first().click();
      await page.waitForURL(/\/claims\/\d+/);
      await page.locator('main table.lines').waitFor();
      await checked(page, lang, width);
      await picture(page, name('claim'));
    });
  });

  describe.each(VIEWS)('the tour in $lang at $width pixels', ({ lang, width, height }) => {
    it('leads from stop to stop, each a link, and is not offered again', async () => {
      const context = await browser.newContext({
        viewport: { width, height },
        reducedMotion: 'reduce',
        locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
      });
      const page = await context.newPage();
      await page.goto(`${demo.address}/?lang=${lang}`);
      await page.locator('.tour .main-link').click();
      const stops = await page.locator('.tour-dots a').evaluateAll((links) => links.length);
      expect(stops).toBeGreaterThanOrEqual(6);
      for (let stop = 1; stop <= stops; stop++) {
        await page.locator(`.tour-dots li:nth-child(${stop}) a.now`).waitFor({ state: 'attached' });
        await page.locator('main h1').first().waitFor({ state: 'attached' });
        await page.locator('.skeleton').first().waitFor({ state: 'detached', timeout: 60_000 });
        expect(await page.locator('.problem').count(), page.url()).toBe(0);
        await checked(page, lang, width);
        if (stop === 2) await picture(page, `tour-${width}-${lang}`);
        if (stop < stops) await page.keyboard.press(']');
      }
      await page.locator('.tour button.main-link').click();
      await page.goto(`${demo.address}/?lang=${lang}`);
      await page.locator('.cartogram').waitFor();
      expect(await page.locator('.tour').count()).toBe(0);
      await context.close();
    }, 120_000);
  });

  it('switches the language in place, without loading again', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${demo.address}/?lang=en`);
    await page.locator('.cartogram').waitFor();
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await page.locator('button.language').click();
    await page.locator('html[lang^="zh"]').waitFor();
    expect(await page.locator('h1').innerText()).toMatch(CHINESE);
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    await page.context().close();
  });

  it('takes a sheet of your own, from the form to the office that accepts it', async () => {
    const as = async (acting: string): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const preferences = JSON.stringify({ tourEnded: true, acting });
      await context.addInitScript(
        (kept) => localStorage.setItem('sanyi.preferences', kept),
        preferences,
      );
      return context.newPage();
    };
    const asked = 'form=expense&period=2019-Q1&district=yanqing&format=csv';
    const form = await fetch(`${demo.address}/api/reports/template?${asked}`);
    const amounts = ['1030000000,1000000000', '4400000,12000', '400000000,1030000000'];
    const rows = (await form.text()).split('\r\n').map((row, at) => {
      const amount = amounts[at - 2];
      return amount ? row.replace(',,,', `,${amount},`) : row;
    });
    const district = await as('yanqing');
    await district.goto(`${demo.address}/data?lang=en`);
    await district.locator('.missing-sheets').waitFor({ timeout: 120_000 });
    const buffer = Buffer.from(rows.join('\r\n'));
    await district.setInputFiles('input[type=file]', {
      name: 'yanqing.csv',
      mimeType: 'text/csv',
      buffer,
    });
    await district.getByRole('button', { name: 'Take 3 figures over' }).click();
    await district.locator('.sheet-taken').waitFor();
    await district.context().close();
    const office = await as('city-data');
    await office.goto(`${demo.address}/work?lang=en`);
    await office
      .getByRole('button', { name: /^Show all/ })
      .first()
      .click();
    const row = office.locator('.waiting-list li', { hasText: 'Yanqing · Medical expense growth' });
    await row.getByRole('button', { name: 'Accept' }).click();
    await row.waitFor({ state: 'detached' });
    await office.goto(`${demo.address}/data?lang=en&by=expense-growth`);
    await office.locator('.compared tr', { hasText: 'Yanqing' }).getByText('accepted').waitFor();
    await office.getByRole('button', { name: 'Tick off' }).first().click();
    await office.getByRole('textbox', { name: 'What was found' }).fill('Asked by telephone.');
    await office.locator('.reason-form').getByRole('button', { name: 'Tick off' }).click();
    await office.locator('.follow-ups .ticked', { hasText: 'Asked by telephone.' }).waitFor();
    await office.context().close();
  }, 240_000);

  it('is made anew by one button, which asks once', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${demo.address}/?lang=en`);
    await page.locator('.cartogram').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Reset the demo' }).click();
    await page.getByRole('button', { name: 'Yes, reset' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.locator('.cartogram').waitFor({ timeout: 240_000 });
    await page.context().close();
  }, 300_000);
});

/** What holds on every page: the synthetic mark, one heading, no sideways scroll, axe finds nothing. */
async function checked(page: Page, lang: 'en' | 'zh', width: number): Promise<void> {
  const body = await page.locator('body').innerText();
  expect(body).toMatch(lang === 'en' ? /Synthetic/ : /合成/);
  await expect.poll(() => page.locator('h1').count()).toBe(1);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(width);
  // A region that scrolls gets its place in the tab order when it has been measured.
  await expect.poll(() => violationsOf(page), { timeout: 5_000 }).toEqual([]);
}
