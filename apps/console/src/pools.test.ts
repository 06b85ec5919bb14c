import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath, consoleShown, violations } from './testing/shown-console.ts';

const WORDS = {
  en: {
    pools: 'Budgets shared by points',
    hospitalPools: 'Budgets of single hospitals',
    most: '294.1 (most)',
    point: '26,000.00 (most)',
    budget: 'Budget, ¥ bn',
    claim: 'How the hospital is paid',
    paid: 'Fund pays points × value − patient (yuan)',
    gain: 'Gain or loss of the hospital (yuan)',
    clearing: 'Clearing with hospitals',
    open: 'period not whole',
  },
  zh: {
    pools: '按点数分配的预算',
    hospitalPools: '各医院总额预算',
    most: '2.94 (上限)',
    point: '26,000.00 (上限)',
    budget: '预算，亿元',
    claim: '医疗机构如何获得支付',
    paid: '基金支付 = 点数 × 点值 − 个人负担（元）',
    gain: '医疗机构留用或承担（元）',
    clearing: '与医疗机构清算',
    open: '期间不完整',
  },
} as const;

const VIEWS = (['en', 'zh'] as const).flatMap((lang) =>
  [1440, 390].map((width) => ({ lang, width })),
);

// Without a browser these are skipped; `npm test` says so loudly and fails under CI.
describe.skipIf(!chromiumPath)('pools in a browser', () => {
  const shown = consoleShown();

  const sound = async (page: Page, width: number): Promise<void> => {
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    await page.close();
  };

  const card = (page: Page, title: string) =>
    page.locator('.card', { has: page.getByRole('heading', { name: title }) });

  test.each(VIEWS)(
    'CON-53 the what-if tells each budget in $lang at $width pixels',
    async ({ lang, width }) => {
      const stack = encodeURIComponent('beijing+payment-by-points');
      const page = await shown.open(`/what-if?stack=${stack}&lang=${lang}`, { width });
      const pools = card(page, WORDS[lang].pools);
      expect(await pools.locator('tbody tr').count()).toBe(2);
      expect(await pools.textContent()).toContain(WORDS[lang].point);
      // On a phone, where there are no heads, each figure says its unit.
      const budget = pools.locator(`td[data-label="${WORDS[lang].budget}"]`);
      expect(await budget.count()).toBe(2);
      await sound(page, width);
    },
  );

  test.each(VIEWS)(
    'CON-53 the budget of one hospital is not told as shared in $lang at $width pixels',
    async ({ lang, width }) => {
      const stack = encodeURIComponent('beijing+payment-by-budget');
      const page = await shown.open(`/what-if?stack=${stack}&lang=${lang}`, { width });
      const pools = card(page, WORDS[lang].hospitalPools);
      expect(await pools.locator('tbody tr').count()).toBe(1);
      expect(await pools.textContent()).toContain(WORDS[lang].most);
      expect(await card(page, WORDS[lang].pools).count()).toBe(0);
      await sound(page, width);
    },
  );

  test.each(VIEWS)(
    'CON-53 a claim tells how its hospital is paid in $lang at $width pixels',
    async ({ lang, width }) => {
      const page = await shown.open(`/claims/23?lang=${lang}`, { width });
      const pool = card(page, WORDS[lang].claim);
      const line = (head: string) =>
        pool.locator('tr', { has: page.getByText(head, { exact: true }) }).locator('td');
      expect(await line(WORDS[lang].paid).textContent()).toBe('23,828.92');
      expect(await line(WORDS[lang].gain).textContent()).toBe('+2,388.40');
      await sound(page, width);
    },
  );

  test.each(VIEWS)(
    'CON-53 claims of a place begin with its clearing in $lang at $width pixels',
    async ({ lang, width }) => {
      const page = await shown.open(`/claims?kind=inpatientDay&lang=${lang}`, { width });
      const clearing = card(page, WORDS[lang].clearing);
      expect(await clearing.locator('tbody tr').count()).toBe(3);
      expect(await clearing.textContent()).toContain(WORDS[lang].open);
      await sound(page, width);
    },
  );
});
