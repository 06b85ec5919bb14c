import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  buildConsole,
  chromiumPath,
  type ShownConsole,
  showConsole,
  violations,
} from './testing/shown-console.ts';

// Without a browser these are skipped; `npm test` says so loudly and fails under CI.
describe.skipIf(!chromiumPath)('what people do in a browser', () => {
  let shown: ShownConsole;
  const open: ShownConsole['open'] = (...asked) => shown.open(...asked);

  beforeAll(async () => {
    shown = await showConsole(await buildConsole());
  }, 120_000);

  afterAll(() => shown?.close());

  test('CON-32 a sheet is accepted or returned with a reason, a figure ticked off with a note', async () => {
    const page = await open('/data');
    const sent: string[] = [];
    await page.route('**/api/submissions/S1/*', async (route) => {
      const path = new URL(route.request().url()).pathname.split('/').at(-1);
      sent.push(`${path} ${route.request().postData()}`);
      await route.fulfill({ json: { period: '2019-Q1', rows: [] } });
    });
    await page.getByRole('button', { name: 'Tick off' }).click();
    const tick = page.locator('.reason-form');
    expect(await tick.getByRole('button').isDisabled()).toBe(true);
    await tick.getByRole('textbox', { name: 'What was found' }).fill('A van came twice.');
    // A button that has just become one fades in.
    await expect.poll(() => violations(page)).toEqual([]);
    await tick.getByRole('button', { name: 'Tick off' }).click();
    await tick.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /open the sheet: Fangshan/ }).click();
    await page.getByRole('heading', { name: 'A sheet that was sent' }).waitFor();
    await page.getByRole('button', { name: 'Return', exact: true }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Those of 2018.');
    await page.locator('.reason-form').getByRole('button', { name: 'Return', exact: true }).click();
    await page.locator('.reason-form').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect.poll(() => sent.length).toBe(3);
    expect(sent).toEqual([
      'follow {"version":1,"indicator":"expense-growth","done":true,"note":"A van came twice."}',
      'return {"version":1,"reason":"Those of 2018."}',
      'accept {"version":1}',
    ]);
    await page.close();
  });

  test('CON-52 a draft is written anew without a reason, a published edition is corrected with one', async () => {
    const signed = {
      by: { id: 'city-data', name: { en: 'Fang Ming', zh: '方明' } },
      at: '2019-04-20T01:00:00.000Z',
    };
    const edition = {
      ...{ id: 'E1', version: 1, period: '2019-Q1', contentHash: 'a'.repeat(64), corrects: null },
      ...{
        cutOff: '2019-03-31',
        submissions: [],
        openSheets: [],
        receipts: [],
        files: [],
        may: [],
      },
    };
    let row: object = { ...edition, state: 'draft', number: null, drafted: signed };
    const page = await open('/coverage');
    await page.route('**/api/editions?*', (route) =>
      route.fulfill({
        json: {
          rows: [{ approved: null, published: null, ...row }],
          ...{ mayDraft: true, districts: 16, forms: [] },
        },
      }),
    );
    await page.goto(page.url().replace('/coverage', '/bulletin'));
    const acts = page.locator('.edition-list form.fields');
    await acts.getByRole('button', { name: 'Draft it anew' }).waitFor();
    expect(await acts.getByRole('textbox').count()).toBe(0);
    const all = { drafted: signed, approved: signed, published: signed };
    row = { ...edition, state: 'published', number: 1, ...all };
    await page.reload();
    await acts.getByRole('button', { name: 'Draft a correction' }).waitFor();
    expect(await acts.getByRole('textbox', { name: 'Reason' }).count()).toBe(1);
    await page.close();
  });

  test('CON-33 a project is registered with one person, a budget and milestones in order', async () => {
    const page = await open('/projects?view=new');
    const sent: unknown[] = [];
    await page.route('**/api/projects', async (route) => {
      if (route.request().method() === 'GET') return route.fallback();
      sent.push(route.request().postDataJSON());
      const text = 'Choose exactly one person.';
      const told = { code: 'GOV_OWNER_NONE', where: 'owner', en: text, zh: text };
      await route.fulfill({
        status: 400,
        json: { ...told, detail: { en: text, zh: text }, problems: [told] },
      });
    });
    await page.getByRole('textbox', { name: 'Title, English' }).fill('Night clinic');
    await page.getByRole('textbox', { name: 'Budget, yuan' }).fill('1,200,000.50');
    await page.getByRole('textbox', { name: 'Milestone 1' }).fill('Approval');
    await page.getByLabel('Plan').first().fill('2019-06-30');
    await page.getByRole('button', { name: 'Add a milestone' }).click();
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByRole('alert').getByText('Choose exactly one person.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(sent).toEqual([
      {
        name: 'night-clinic',
        title: { en: 'Night clinic', zh: 'Night clinic' },
        ...{ level: 'city', district: null, owners: [], budgetFen: '120000050' },
        milestones: [{ code: 'm1', title: { en: 'Approval', zh: 'Approval' }, plan: '2019-06-30' }],
      },
    ]);
    expect(await page.getByRole('textbox', { name: 'Title, English' }).inputValue()).toBe(
      'Night clinic',
    );
    await page.close();
  });

  test('CON-31 a sheet is previewed with its reasons and taken over by a second act', async () => {
    const page = await open('/data');
    const acting = {
      ...{ id: 'tongzhou-director', role: 'district', district: 'tongzhou' },
      ...{ name: { en: 'Lin', zh: '林' }, office: { en: 'Tongzhou', zh: '通州区' } },
    };
    await page.route('**/api/officers', (route) =>
      route.fulfill({ json: { rows: [acting], acting, choice: true } }),
    );
    await page.reload();
    const file = { name: '甲区.csv', mimeType: 'text/csv', buffer: Buffer.from('区,分子,分母') };
    await page.setInputFiles('input[type=file]', file);
    await page.getByText('2 rows in order, 1 refused, 1 passed over.').waitFor();
    expect(await page.locator('td.cell.refused').allTextContents()).toEqual(['丙丁区']);
    expect(await page.locator('.remark-list .refused').textContent()).toContain('no district');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take over the rest (2)' }).click();
    await page.getByText('2 figures taken over').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send another sheet' }).click();
    await page.getByText('Drop a filled sheet here').waitFor();
    await page.close();
  });
});
