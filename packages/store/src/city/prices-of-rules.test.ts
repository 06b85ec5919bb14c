import type { Institution } from '@sanyi/facts';
import { claimRules, priceBook } from '@sanyi/insurance';
import { addDays, type Day, dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import { describe, expect, it } from 'vitest';
import { libraryOf } from '../read/library-of.ts';
import { beijingPackages } from '../testing/packages.ts';

const day = (text: string): Day => dayOf(text as IsoDate);

const CLINIC: Institution = {
  institution: 1,
  code: 'i1',
  title: { en: 'Clinic', zh: '诊所' },
  kind: 'clinic',
  level: 'tertiary',
  grassroots: false,
  ownership: 'public',
  district: 'tongzhou',
  fromDay: 0,
  toDay: null,
  successor: null,
};

const FACTS = {
  items: [],
  institutions: [CLINIC],
  purchasePrices: {
    count: 0,
    item: new Uint32Array(0),
    fromDay: new Int32Array(0),
    toDay: new Int32Array(0),
    price: new Float64Array(0),
  },
};

describe('prices of rules', async () => {
  const library = unwrap(libraryOf(await beijingPackages()));
  /** The days on which prices are other ones than on the day before. */
  const moved = (text: string, days: readonly string[]): readonly string[] => {
    const book = priceBook(claimRules(unwrap(buildStack(library, text)), FACTS));
    return days.filter((each) => book.version(day(each)) !== book.version(addDays(day(each), -1)));
  };
  const DAYS = ['2017-04-08', '2018-01-01', '2019-01-01', '2019-06-15', '2020-01-01'];

  it('INS-20 prices are other ones where a mark-up, a fee or a price list moves, not with a limit', () => {
    expect(moved('beijing', DAYS)).toEqual(['2017-04-08', '2019-06-15']);
  });

  it('INS-20 a fee of visits that moves alone is another version', () => {
    const fee = 'beijing+parameters/specialNeedsFee@2018-01-01=400';
    expect(moved(fee, DAYS)).toEqual(['2017-04-08', '2018-01-01', '2019-06-15']);
  });
});
