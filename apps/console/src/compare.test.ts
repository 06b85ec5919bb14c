import type { ComparedCell } from '@sanyi/api';
import { sampleReplaysCompared } from '@sanyi/api/samples';
import { describe, expect, test } from 'vitest';
import { chromiumPath, consoleShown } from './testing/shown-console.ts';

// Without a browser these are skipped; `npm test` says so loudly and fails under CI.
describe.skipIf(!chromiumPath)('two kept replays in a browser', () => {
  const shown = consoleShown();

  test('CON-54 two kept replays are chosen, stand side by side, and change places', async () => {
    const page = await shown.open('/what-if/compare?first=0123456789abcdef');
    await page.locator('input[name="second"]').first().check();
    await page.waitForURL(/first=0123456789abcdef&second=1123456789abcdef/);
    const totals = page.locator('.apart').first().locator('tbody tr');
    await totals.first().waitFor();
    expect(await totals.allInnerTexts()).toEqual([
      'Patients pay\t+3.0\t+5.0\t+2.0',
      'Funds pay\t+2.0\t−2.0\t−4.0',
      'of it the fixed part of service fees\t+1.0\t−1.0\t−2.0',
      'Hospitals take in: patients and funds\t+5.0\t+3.0\t−2.0',
      'Hospitals bear\t+0.5\t+0.5\t0.0',
      'Total: taken in and borne\t+5.5\t+3.5\t−2.0',
    ]);
    const table = (title: string) =>
      page.getByRole('table', { name: title }).locator('tbody tr').allInnerTexts();
    // As many parts of the money stand beside each other as there is room for.
    expect((await table('By group')).at(1)).toBe(
      'Tongzhou\t+3.0\t+5.0\t+2.0\t+2.0\t−2.0\t−4.0\t+5.0\t+3.0\t−2.0',
    );
    const [rule = '', gone = ''] = await table('Rules that spoke');
    expect(rule).toContain('linePrice/drug · speaks on both sides');
    expect(rule.split('\t').slice(-6)).toEqual(['300', '500', '+200', '100', '40', '−60']);
    expect(gone).toContain('gone@1.0.0#linePrice/test');
    expect(
      (await table('Budgets shared by points')).map((row) => row.split('\t').slice(1)),
    ).toEqual([
      ['98.77', '99.10', '+0.33', '8.8', '9.3', '+0.5', '−200.0', '+300.0', '+500.0'],
      ['—', '100.00', '—', '—', '9.1', '—', '—', '+100.0', '+100.0'],
    ]);
    // What one hospital has for itself is not shared: its budget stands there, and no value of a point.
    expect(
      (await table('Budgets of single hospitals')).map((row) => row.split('\t').slice(1)),
    ).toEqual([['9.0', '9.5', '+0.5', '8.8', '9.3', '+0.5', '−200.0', '+300.0', '+500.0']]);
    // The other parts of the money are chosen where there is no room for all.
    await page.getByText('Fixed part of fees, Hospitals bear, Total', { exact: true }).click();
    await page.waitForURL(/measure=fixed/);
    expect((await table('By group')).at(1)).toBe(
      'Tongzhou\t+1.0\t−1.0\t−2.0\t+500.0\t+500.0\t0.0\t+5.5\t+3.5\t−2.0',
    );
    // A narrow window shows the part that the address names.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('.ant-segmented').getByText('Fund', { exact: true }).first().click();
    await page.waitForURL(/measure=fund/);
    expect((await table('By group')).at(1)).toBe('Tongzhou\t+2.0\t−2.0\t−4.0');
    await page.getByRole('button', { name: 'Swap' }).click();
    await page.waitForURL(/first=1123456789abcdef&second=0123456789abcdef/);
    await page.close();
  });

  const PAIR = '/what-if/compare?first=0123456789abcdef&second=1123456789abcdef';
  const WORDS = {
    en: {
      rules: 'Both reforms pay hospitals from budgets after claims are settled.',
      alone: 'The second reform moves money between the fund and hospitals only',
      unmoved: 'Neither reform changes for any group: Fixed part of fees.',
    },
    zh: {
      rules: '两项改革都在结算单结算之后从资金池向医疗机构支付。',
      alone: '乙通过资金池只在基金与医疗机构之间调整资金。',
      unmoved: '两项改革均未改变任何分组的：其中定额报销。',
    },
  } as const;

  test.each(['en', 'zh'] as const)(
    'CON-54 what reads 0 because a budget is shared says so in %s',
    async (lang) => {
      const page = await shown.open(`${PAIR}&lang=${lang}`);
      await page.locator('.card-foot', { hasText: WORDS[lang].rules }).waitFor();
      expect(await page.getByText(WORDS[lang].alone).count()).toBe(0);
      const none = { patientFen: '0', totalFen: '0', fixedFundFen: '0' };
      await page.route('**/api/replays/*/compare*', async (route) => {
        const pair = sampleReplaysCompared();
        const still = (row: ComparedCell): ComparedCell => ({
          ...row,
          first: { ...row.first, fixedFundFen: '0' },
          second: { ...row.second, ...none },
          apart: { ...row.apart, fixedFundFen: '0' },
        });
        const groups = pair.groups.map((row) => ({ ...row, ...still(row) }));
        const json = { ...pair, all: still(pair.all), groups };
        const kept = await route.fetch();
        await route.fulfill({ response: kept, json });
      });
      await page.reload();
      await page.locator('.card-foot', { hasText: WORDS[lang].unmoved }).waitFor();
      expect(await page.locator('.card-foot', { hasText: WORDS[lang].alone }).count()).toBe(4);
      await page.close();
    },
  );

  test('CON-54 on paper every part stands below the last, no wider than the sheet', async () => {
    const page = await shown.open(PAIR, { width: 794 });
    await page.locator('.pair-sides').waitFor();
    await page.emulateMedia({ media: 'print' });
    const heads = await page
      .getByRole('table', { name: 'By group' })
      .locator('.part-head')
      .allInnerTexts();
    expect(heads.map((head) => head.split(',')[0])).toEqual([
      'Patients',
      'Fund',
      'Hospitals take in',
      'Fixed part of fees',
      'Hospitals bear',
      'Total',
    ]);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((each) => each.getBoundingClientRect().right > innerWidth)
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
    expect(cut).toEqual([]);
    expect(await page.locator('.choose, .ant-segmented').locator('visible=true').count()).toBe(0);
    await page.close();
  });

  test('CON-54 a pair that is refused says why, and another can be chosen', async () => {
    const page = await shown.open('/what-if/compare?first=0123456789abcdef&second=404');
    expect(await page.getByRole('alert').textContent()).toContain('There is no replay "404"');
    await page.getByText('Choose others').click();
    await page.locator('input[name="second"]').first().check();
    await page.locator('.pair-sides').waitFor();
    await page.close();
  });
});
