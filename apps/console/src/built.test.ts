import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { CITY_HEADER } from '@sanyi/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  buildConsole,
  chromiumPath,
  type ShownConsole,
  showConsole,
  violations,
} from './testing/shown-console.ts';

const FIRST_PAGE_KB = 350;
const LAZY_PART_KB = 230;
/** A page asks as soon as it is shown; milliseconds, on a machine that has other work. */
const ASKED_WITHIN = { timeout: 20_000 };
let outDir = '';

type Chunk = { readonly file: string; readonly imports?: string[]; readonly isEntry?: boolean };

beforeAll(async () => {
  outDir = await buildConsole();
}, 120_000);

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

const manifest = (): Record<string, Chunk> =>
  JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'));

/** Kilobytes after gzip of chunks and of everything they import at once. */
function kilobytes(names: readonly string[]): number {
  const chunks = manifest();
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = chunks[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const each of chunk.imports ?? []) visit(each);
  };
  for (const name of names) visit(name);
  return [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length / 1000, 0);
}

describe('the build', () => {
  const entry = (): string[] =>
    Object.entries(manifest()).flatMap(([name, { isEntry }]) => (isEntry ? [name] : []));

  test(`CON-17 the first page is at most ${FIRST_PAGE_KB} kB of JavaScript after gzip`, () => {
    const size = kilobytes(entry());
    expect(size).toBeGreaterThan(50);
    expect(size).toBeLessThanOrEqual(FIRST_PAGE_KB);
  });

  test(`CON-17 no part that comes later adds more than ${LAZY_PART_KB} kB`, () => {
    const first = kilobytes(entry());
    const later = Object.keys(manifest()).filter((name) => name.startsWith('src/pages/'));
    expect(later.length).toBeGreaterThanOrEqual(6);
    for (const name of later) {
      expect(kilobytes([...entry(), name]) - first, name).toBeLessThanOrEqual(LAZY_PART_KB);
    }
  });

  test('CON-18 nothing in it needs a loose content security policy for scripts', () => {
    const page = readFileSync(join(outDir, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/\son\w+=/);
    for (const file of readdirSync(join(outDir, 'assets')).filter((each) => each.endsWith('.js'))) {
      expect(readFileSync(join(outDir, 'assets', file), 'utf8'), file).not.toMatch(/\beval\(/);
    }
  });

  test('CON-18 only the Latin subset of one font is shipped', () => {
    const fonts = readdirSync(join(outDir, 'assets')).filter((each) => each.endsWith('.woff2'));
    expect(fonts).toHaveLength(1);
    expect(fonts[0]).toMatch(/latin/);
  });

  test('CON-18 antd is imported by path, and only in ui', () => {
    const source = fileURLToPath(new URL('.', import.meta.url));
    const wrong = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
      .filter((path) => {
        const text = readFileSync(join(source, path), 'utf8');
        return /from 'antd'/.test(text) || (/from 'antd\//.test(text) && !/^ui[\\/]/.test(path));
      });
    expect(wrong).toEqual([]);
  });
});

const PAGES = [
  '/',
  '/?view=table',
  '/growth?place=tongzhou',
  '/growth?place=tongzhou&view=table',
  '/district',
  '/district?place=tongzhou',
  '/claims',
  '/claims?kind=online',
  '/claims/17?rule=beijing-2016-base@1.0.0%23benefit/row-4&why=:line:5',
  '/claims/404',
  '/packages',
  '/packages/beijing-2017-separation?why=:cell:visitCharges/tertiary/chief',
  '/packages/beijing-2017-separation?layout=rows',
  '/packages/draft/C1',
  '/packages/other-2017-separation/install',
  '/packages/other-2017-separation/install?draft=C1',
  '/packages/draft/C1?layout=rows',
  '/packages/beijing-2017-separation?tab=parameters',
  '/packages/beijing-2017-separation?tab=tests',
  '/what-if',
  '/what-if?stack=beijing%2Bparameters%2FdrugMarkupRate%3D0.05',
  '/what-if?stack=beijing%2Bparameters%2FdrugMarkupRate%3D0.05&view=table',
  '/what-if/compare?first=0123456789abcdef',
  '/what-if/compare?first=0123456789abcdef&second=1123456789abcdef',
  '/what-if/compare?first=0123456789abcdef&second=1123456789abcdef&view=table&measure=fund',
  '/bulletin',
  '/bulletin?layout=both&why=:finding:2019-Q1/expense/beijing',
  '/monitoring',
  '/monitoring?view=table&why=:day:visits/beijing',
  '/before-after',
  '/before-after?view=table',
  '/?tour=1',
  '/growth?tour=2&place=tongzhou',
  '/data',
  '/data?place=tongzhou&by=expense-growth',
  '/data?why=:sheet:S1',
  '/coverage',
  '/coverage?status=partly&why=:system:C07',
  '/coverage?find=nothing+at+all',
  '/glossary',
  '/work',
  '/tasks',
  '/tasks?view=new&place=tongzhou&by=expense-growth',
  '/tasks/T11',
  '/tasks/T4',
  '/directives',
  '/directives/D1',
  '/projects',
  '/projects?view=new',
  '/projects/P1',
  '/nowhere',
];

// Without a browser these are skipped; `npm test` says so loudly and fails under CI.
describe.skipIf(!chromiumPath)('in a browser', () => {
  let shown: ShownConsole;
  const open: ShownConsole['open'] = (...asked) => shown.open(...asked);

  beforeAll(async () => {
    shown = await showConsole(outDir);
  }, 120_000);

  afterAll(() => shown?.close());

  test.each(PAGES)('CON-19 axe finds nothing on %s', async (address) => {
    const page = await open(address);
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    await page.close();
  });

  test.each(PAGES)('CON-20 dark, Chinese and on a phone nothing is lost: %s', async (address) => {
    const separator = address.includes('?') ? '&' : '?';
    const page = await open(`${address}${separator}lang=zh`, { dark: true, width: 390 });
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await page.close();
  });

  test('CON-20 a long name shortens in the bar of the scope and never moves it sideways', async () => {
    const page = await open('/what-if');
    const room = (): Promise<number> =>
      page.locator('.scope-bar').evaluate((bar) => bar.clientWidth - bar.scrollWidth);
    await page
      .locator('.picker em')
      .evaluateAll((names) =>
        names.map((name) => name.replaceChildren('Hospital of a long name, '.repeat(4))),
      );
    for (const width of [1440, 1024, 800]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await room(), String(width)).toBeGreaterThanOrEqual(0);
    }
    await page.close();
  });

  test('CON-20 heads of numbers stay on one line where people gain and lose', async () => {
    const page = await open('/what-if?stack=beijing%2Bparameters%2FdrugMarkupRate%3D0.05');
    const heads = page.locator('.who .bands').first().locator('thead th.number');
    await heads.first().waitFor();
    const lines = await heads.evaluateAll((all) =>
      all.map((head) => {
        const text = document.createRange();
        text.selectNodeContents(head);
        return new Set([...text.getClientRects()].map(({ top }) => top)).size;
      }),
    );
    expect(lines).toEqual([1, 1]);
    await page.close();
  });

  test('CON-9 the language switches in place and the address says so', async () => {
    const page = await open('/?lang=en&place=daxing');
    await page.evaluate(() => Object.assign(globalThis, { marker: 'same page' }));
    await page.getByRole('button', { name: 'switch to Chinese' }).click();
    await page.getByRole('heading', { level: 1, name: '北京市 2019年第一季度' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'marker'))).toBe('same page');
    expect(new URL(page.url()).searchParams.get('lang')).toBe('zh');
    expect(new URL(page.url()).searchParams.get('place')).toBe('daxing');
    await page.close();
  });

  test('CON-10 w says where a number comes from, Esc closes and focus returns', async () => {
    const page = await open('/');
    const number = page.locator('.key-number').first();
    await number.focus();
    await page.keyboard.press('w');
    await page.getByRole('heading', { name: 'Where this number comes from' }).waitFor();
    expect(new URL(page.url()).searchParams.get('why')).toBe('expense-total~beijing~2019-Q1');
    await page.keyboard.press('Escape');
    await page.locator('.why-panel').waitFor({ state: 'detached' });
    expect(await number.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });

  test('CON-4 arrows move between districts, Enter chooses one', async () => {
    const page = await open('/');
    await page.locator('.tile[tabindex="0"]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).searchParams.get('place')).toBe('dongcheng');
    expect(await page.locator('.tile.chosen').getAttribute('aria-label')).toMatch(/^Dongcheng, /);
    await page.close();
  });

  test('CON-8 keys go, search, open pickers and turn charts into tables', async () => {
    const page = await open('/');
    await page.keyboard.press('t');
    await page.getByRole('table', { name: 'Expense growth by district, %' }).first().waitFor();
    await page.keyboard.press('2');
    await page.getByRole('menuitem', { name: '2018-Q4' }).click();
    expect(new URL(page.url()).searchParams.get('period')).toBe('2018-Q4');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('table', { name: 'Policy packages' }).waitFor();
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('daxing');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Daxing/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('period')).toBe('2018-Q4');
    await page.close();
  });

  test('CON-14 a rule marks its lines and a line opens its arithmetic', async () => {
    const page = await open('/claims/17');
    await page.getByRole('heading', { name: 'One visit under two sets of rules' }).waitFor();
    expect(new URL(page.url()).searchParams.get('against')).toBe('beijing@2017-04-07');
    await page.locator('.rules-cited li button').nth(3).click();
    expect(await page.locator('.lines tr.marked').count()).toBe(6);
    await page.locator('[data-why=":line:5"]').click();
    await page.getByText('135.00 − 29.37 = 105.63').waitFor();
    await page.close();
  });

  test('CON-14 a link to a rule of a claim opens that rule when the comparison numbers rules anew', async () => {
    const cite = 'beijing-2017-separation@1.0.0#linePrice/row-3';
    const page = await open(`/claims/17?rule=${encodeURIComponent(cite)}`);
    await page.waitForURL(/against=/);
    const opened = page.locator('.rules-cited li.open');
    await opened.locator('.rule-number', { hasText: '3' }).waitFor();
    await opened.getByText(cite).waitFor();
    await page.locator('.lines tr.marked').first().waitFor();
    expect(await page.locator('.lines tr.marked').count()).toBe(2);
    await page.close();
  });

  test('CON-50 what was kept of a city before is asked for anew once another is served', async () => {
    const page = await open('/?lang=en');
    let city = 'first';
    const asked: string[] = [];
    await page.route('**/api/**', async (route) => {
      asked.push(new URL(route.request().url()).pathname);
      const response = await route.fetch();
      const headers = { ...response.headers(), [CITY_HEADER]: city };
      await route.fulfill({ response, headers });
    });
    const go = async (name: string, address: string): Promise<void> => {
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
      await page.waitForURL(`**${address}?**`);
      await page.waitForLoadState('networkidle');
    };
    const times = (): number => asked.filter((path) => path === '/api/claims').length;
    await go('Claims', '/claims');
    await expect.poll(times, ASKED_WITHIN).toBe(1);
    await go('Policy packages', '/packages');
    await go('Claims', '/claims');
    expect(times()).toBe(1);
    await go('Policy packages', '/packages');
    city = 'second';
    const answered = page.waitForResponse('**/api/monitoring**');
    await go('Daily monitoring', '/monitoring');
    await answered;
    await page.locator('main h1').first().waitFor();
    await go('Claims', '/claims');
    await expect.poll(times, ASKED_WITHIN).toBe(2);
    // What is still asked is answered before the page goes.
    await page.unrouteAll({ behavior: 'wait' });
    await page.close();
  });

  test('CON-51 a package is shown while its tests are running, and how they went once they have ended', async () => {
    const page = await open('/packages?lang=en');
    let running = true;
    await page.route('**/api/packages/beijing-2017-separation', async (route) => {
      const response = await route.fetch();
      const detail = await response.json();
      const tests = { running: true, passed: 0, failed: 0, cases: [], problems: [] };
      const coverage = { ...detail.coverage, reached: null };
      await route.fulfill({ json: running ? { ...detail, tests, coverage } : detail });
    });
    await page.locator('a[href*="/packages/beijing-2017-separation"]').first().click();
    const told = page.getByText('The tests are running.');
    await told.first().waitFor();
    await page.getByText('— / 18').waitFor();
    expect(await violations(page)).toEqual([]);
    running = false;
    await page.getByText('23 / 24').first().waitFor();
    expect(await told.count()).toBe(0);
    // What is still asked is answered before the page goes.
    await page.unrouteAll({ behavior: 'wait' });
    await page.close();
  });

  test('CON-23 the tour is declined once, starts from the help, and goes on by its keys', async () => {
    const page = await open('/?lang=en');
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.locator('.tour').waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('.cartogram').waitFor();
    expect(await page.locator('.tour').count()).toBe(0);
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Take the tour' }).click();
    await page.getByText('Stop 1 of').waitFor();
    await page.keyboard.press(']');
    await page.getByText('Stop 2 of').waitFor();
    expect(new URL(page.url()).pathname).toBe('/growth');
    await page.locator('main h1').first().waitFor();
    await page.keyboard.press('[');
    await page.getByText('Stop 1 of').waitFor();
    await page.getByRole('button', { name: 'End the tour' }).click();
    await page.locator('.tour').waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('tour')).toBeNull();
    await page.close();
  });

  test('CON-24 a reset asks once; keeping it sends nothing', async () => {
    const page = await open('/?lang=en');
    const sent: string[] = [];
    await page.route('**/api/reset', async (route) => {
      sent.push(route.request().postData() ?? '');
      await route.fulfill({ json: {} });
    });
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Reset the demo' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: 'Reset the demo' }).click();
    await page.getByRole('button', { name: 'Yes, reset' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(sent).toEqual(['{"confirm":true}']);
    await page.close();
  });

  test('CON-12 while the city is prepared the page stands and says how far it is', async () => {
    const page = await shown.browser.newPage();
    await page.route('**/api/status', async (route) => {
      const answer = await route.fetch();
      const status = await answer.json();
      const title = { en: 'Preparing the city', zh: '正在准备城市' };
      const job = {
        ...{ id: 'p', kind: 'prepare', state: 'running', result: null, problem: null },
        ...{ title, step: { en: 'Settling', zh: '结算' }, unit: { en: 'claims', zh: '张' } },
        ...{ stepNumber: 2, stepCount: 4, done: 500, total: 1000, rate: 100, secondsLeft: 5 },
        seconds: 5,
      };
      await route.fulfill({ json: { ...status, ready: false, job } });
    });
    await page.goto(`${shown.base}/?lang=en`);
    await page.getByRole('heading', { level: 1, name: 'Preparing the city' }).waitFor();
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('37');
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await page.close();
  });
});
