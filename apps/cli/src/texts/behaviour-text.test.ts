import type { Behaviour } from '@sanyi/api';
import { sampleBehaviour } from '@sanyi/api/samples';
import { assert } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { behaviourText } from './behaviour-text.ts';

function withWeight(weight: string): Behaviour {
  const { behaviour } = sampleBehaviour();
  assert(behaviour !== null, 'the sample has a behaviour');
  return { ...behaviour, care: behaviour.care.map((cell) => ({ ...cell, weight })) };
}

describe('the text of behaviour', () => {
  test('CLI-46 a reason is told only where something moved', () => {
    expect(behaviourText(withWeight('880000'), 'en')).toMatch(/−12\.00 % +invented/);
    for (const weight of ['1000000', '1000001', '999999']) {
      expect(behaviourText(withWeight(weight), 'en')).toMatch(/ {2}0\.00 % +–/);
      expect(behaviourText(withWeight(weight), 'zh')).not.toContain('invented');
    }
  });
});
