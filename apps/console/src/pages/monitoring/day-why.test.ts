import { sampleMonitoring } from '@sanyi/api/samples';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../messages/messages.ts';
import type { FactsWords } from '../../shell/use-scope.ts';
import { dayBefore } from './day-of.ts';
import { dayWhy } from './day-why.tsx';

const words = (lang: 'en' | 'zh'): FactsWords => ({
  lang,
  m: MESSAGES[lang],
  say: (text) => text[lang],
  facts: '.sanyi/demo/sample',
});

describe('why a day stands out', () => {
  const page = sampleMonitoring();
  const [noted] = page.notes;

  test('CON-22 a cell answers with level, factor, bounds, deviation and the rule that noted it', () => {
    const content = dayWhy(page, `visits/${noted?.place}`, words('en'));
    expect(content?.formula?.lines).toEqual([
      'Median of the days before 14,200 visits × what such days are like 0.634 = 9,000 visits',
      'Noted under 8,100 visits and over 10,000 visits',
      '+21.0 % off, 5.4 standard deviations',
    ]);
    expect(content?.facts.find(({ word }) => word === 'Raised by')?.text).toContain('"day"');
    expect(content?.command).toBe(
      `npx sanyi monitor --facts .sanyi/demo/sample --day 2019-03-31 --place ${noted?.place}`,
    );
    expect(dayWhy(page, `visits/${noted?.place}`, words('zh'))?.formula?.lines[1]).toMatch(/提示/);
  });

  test('CON-22 a day nobody noted names no rule, and a cell that is not there has no answer', () => {
    const quiet = dayWhy(page, 'visits/sample', words('en'));
    expect(quiet?.facts.some(({ word }) => word === 'Raised by')).toBe(false);
    expect(dayWhy(page, 'visits/atlantis', words('en'))).toBeNull();
  });

  test('CON-22 days are counted by the calendar', () => {
    expect(dayBefore('2019-03-01', 1)).toBe('2019-02-28');
    expect(dayBefore('2019-12-31', -1)).toBe('2020-01-01');
    expect(dayBefore('yesterday', 1)).toBe('yesterday');
  });
});
