import { describe, expect, test } from 'vitest';
import { pageAt } from '../app/page-list.ts';
import { MESSAGES } from '../messages/messages.ts';
import { stopAt, stopsOf } from './stops.ts';

const SIGHTS = {
  alert: { place: 'tongzhou', period: '2019-Q1' },
  package: 'beijing-2017-separation',
  claim: '17',
};

describe('the tour', () => {
  test('CON-23 every stop is a link to a page that exists, with words in both languages', () => {
    const stops = stopsOf(SIGHTS);
    expect(stops.length).toBeGreaterThanOrEqual(6);
    for (const { id, to } of stops) {
      expect(pageAt(to), to).not.toBeNull();
      expect(MESSAGES.en.tour.stops[id].text).not.toBe('');
      expect(MESSAGES.zh.tour.stops[id].title).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(stops[1]?.address).toEqual({ place: 'tongzhou', period: '2019-Q1' });
    expect(stops.map(({ to }) => to)).toContain('/claims/17');
  });

  test('CON-23 a city without alerts, reforms or claims still has a way through', () => {
    const stops = stopsOf({ alert: null, package: null, claim: null });
    expect(stops.map(({ id }) => id)).toEqual(stopsOf(SIGHTS).map(({ id }) => id));
    expect(stops.map(({ to }) => to)).toContain('/claims');
  });

  test('CON-23 an address names a stop, or none', () => {
    const stops = stopsOf(SIGHTS);
    expect(stopAt('2', stops)).toBe(2);
    for (const tour of [undefined, '0', '99', '1.5', 'x']) expect(stopAt(tour, stops)).toBeNull();
  });
});
