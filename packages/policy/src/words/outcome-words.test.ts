import { describe, expect, test } from 'vitest';
import { outcomeWords } from './outcome-words.ts';

const LINE =
  '{total: 209.00, fixedFund: 40.00, charges: [{code: registration, amount: 0.50}, {code: drug, amount: 8.50}], funds: {pooled: 42.50}, payable: false, reason: null, list: []}';

describe('outcomes of package tests in words', () => {
  test('STO-77 no braces and no names of a program are left, in either language', () => {
    expect(outcomeWords(LINE, 'en')).toBe(
      'total 209.00, fixed fund part 40.00, charges (registration, amount 0.50; Drugs, amount 8.50), by fund (pooled 42.50), payable no, reason none, list none',
    );
    expect(outcomeWords(LINE, 'zh')).toBe(
      '总额 209.00，基金定额 40.00，收费 (registration，金额 0.50；药品，金额 8.50)，各基金 (pooled 42.50)，可支付 否，原因 无，list 无',
    );
    const titles = new Map([['registration', { en: 'registration fee', zh: '挂号费' }]]);
    expect(outcomeWords('[{code: registration, amount: 0.50}]', 'zh', titles)).toBe(
      '挂号费，金额 0.50',
    );
    expect(outcomeWords('{selfPayShare: 0.2}', 'en')).toBe('self pay share 0.2');
    expect(outcomeWords('3.50', 'zh')).toBe('3.50');
    expect(outcomeWords('', 'en')).toBe('');
  });
});
