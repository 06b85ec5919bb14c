import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../package/read-library.ts';
import { buildStack } from '../stack/build-stack.ts';
import { baseFiles } from '../testing/sample-packages.ts';

const FORM = `form: visits
title: {en: Visits, zh: 人次}
period: quarter
order: 10
indicators:
  - indicator: visits
    numerator: {title: {en: Visits, zh: 人次}, unit: visits, times: 12}
    denominator: {title: {en: Residents, zh: 人口}, unit: persons, perMonth: true}
    keeps: difference
    least: -5
    most: 100
    provenance: derived
    source: by definition
`;

const stackWith = (form: string) => {
  const files = baseFiles({ 'reporting/visits.yaml': form });
  return unwrap(buildStack(unwrap(readLibrary([{ name: 'demo-base', files }])), 'demo'));
};

describe('reporting forms', () => {
  test('POL-33 a form is read and stands in the stack', () => {
    const [form] = stackWith(FORM).forms;
    expect(form).toMatchObject({
      id: 'visits',
      package: 'demo-base',
      period: 'quarter',
      order: 10,
      indicators: [
        {
          indicator: 'visits',
          numerator: { times: 12, perMonth: false, unit: { en: 'visits', zh: '人次' } },
          denominator: { times: 1, perMonth: true },
          keeps: 'difference',
          isPart: false,
          least: { text: '-5', number: -5 },
        },
      ],
    });
  });

  test('POL-33 what a form says is part of the hash of the stack', () => {
    const hash = stackWith(FORM).hash;
    expect(stackWith(FORM.replace('zh: 人口', 'zh: 居民')).hash).toBe(hash);
    expect(stackWith(FORM.replace('times: 12', 'times: 4')).hash).not.toBe(hash);
  });
});
