import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { localSetting, readLocalSettings, withLocalSettings } from './local-settings.ts';

const read = (text: string) => readLocalSettings({ name: 'local.yaml', text });
const codes = (text: string): string[] => {
  const found = read(text);
  return found.ok ? [] : found.problems.map(({ code }) => code);
};

describe('values that a city sets for itself', () => {
  test('POL-64 a bare value is marked illustrative; one with a source keeps its marks; other keys are refused', () => {
    const text = 'age: 65\nbearer: {value: fund, provenance: sourced, source: S1}\n';
    expect(
      unwrap(read(text)).map(({ name, value, provenance }) => [name, value, provenance]),
    ).toEqual([
      ['age', '65', 'illustrative'],
      ['bearer', 'fund', 'sourced'],
    ]);
    expect(codes('age: {worth: 65}')).toContain('POLICY_KEY_UNKNOWN');
    expect(codes('age: [')).toEqual(['POLICY_YAML_BROKEN']);
    expect(unwrap(localSetting('parameters/age=[a, b]'))).toMatchObject({
      name: 'age',
      value: '[a, b]',
    });
    const wrong = localSetting('lists/price/x=1');
    expect(wrong.ok || wrong.problems[0].code).toBe('ADOPT_SET_FORM');
  });

  test('POL-64 the value of the city holds from the first day on; other parameters stay as they were', () => {
    const text = [
      'age:',
      '  kind: count',
      '  values:',
      '    - {from: 2017-04-08, value: 60, provenance: sourced, source: "S09"}',
      '    - {from: 2019-01-01, value: 62, provenance: sourced, source: "S10"}',
      'rate:',
      '  values:',
      '    - {from: 2017-04-08, value: 0.10, provenance: sourced, source: "S02"}',
      '',
    ].join('\n');
    const written = withLocalSettings(text, [unwrap(localSetting('age=65'))]);
    expect(written).toContain('from: 2017-04-08, value: 65, provenance: illustrative');
    expect(written).not.toContain('2019-01-01');
    expect(written).toContain('value: 0.10');
    expect(withLocalSettings(text, [unwrap(localSetting('other=1'))])).toBe(text);
  });
});
