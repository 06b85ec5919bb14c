import type { FoundWords, TakenOver } from '@sanyi/policy';
import { expect, test } from 'vitest';
import { foundDocument } from './found-document.ts';
import { previewText } from './preview-text.ts';

const t = (en: string, zh: string) => ({ en, zh });

const words: FoundWords = {
  unit: (unit, name) => t(`${unit} ${name}`, `单元 ${name}`),
  value: (_, value) => (value === 'treasury' ? t('Treasury', '财政') : t(value, value)),
  itemTitle: () => t('Ordinary ward bed', '普通床位费'),
  item: (code) => t(`Ordinary ward bed (${code})`, `普通床位费（${code}）`),
  level: () => t('Tertiary', '三级'),
  outcome: (line) => t(line, line),
};

const found: TakenOver = {
  package: { id: 'fees', version: '1.0.0', title: t('Fees', '收费') },
  there: null,
  lines: { negligible: 1n, within: 2n },
  mapped: [{ unit: 'list', name: 'servicePrice', there: 'base', here: ['own-base'] }],
  local: [
    {
      ...{ name: 'borneBy', title: t('Who bears it', '承担方'), kind: 'code<bearer>' },
      ...{ there: 'treasury', here: null, by: 'nobody' },
    },
  ],
  lists: [
    {
      ...{ list: 'servicePrice', rows: 3, missingItems: ['bed-ordinary'] },
      ...{ missingLevels: ['tertiary'], untouchedItems: 0 },
    },
  ],
  tests: { passed: 1, failed: 0, cases: [] },
};

test('CLI-54 what a city does not have is told by code and by name in both languages', () => {
  expect(foundDocument(found, words)).toMatchObject({
    mapped: [{ name: 'servicePrice', title: t('list servicePrice', '单元 servicePrice') }],
    local: [{ there: 'treasury', thereTitle: t('Treasury', '财政'), here: null, hereTitle: null }],
    lists: [
      {
        missingItems: [{ code: 'bed-ordinary', title: t('Ordinary ward bed', '普通床位费') }],
        missingLevels: [{ code: 'tertiary', title: t('Tertiary', '三级') }],
      },
    ],
  });
  expect(previewText('fees', found, { lang: 'en', words })).toContain(
    'Items of servicePrice that are not here: Ordinary ward bed (bed-ordinary)\n',
  );
  expect(previewText('fees', found, { lang: 'zh', words })).toContain(
    'servicePrice 中本地没有的项目：普通床位费（bed-ordinary）\n',
  );
});
