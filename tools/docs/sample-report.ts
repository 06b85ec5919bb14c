import { parsePeriod, unwrap } from '@sanyi/kernel';
import { type ReportTerms, reportTerms } from '@sanyi/oversight';
import { buildStack, type Stack } from '@sanyi/policy';
import { libraryOf } from '@sanyi/store';
import { beijingPackages } from '../../packages/store/src/testing/packages.ts';

const period = unwrap(parsePeriod('2019-Q1'));
const districts = [
  { id: 'tongzhou', code: '110112', title: { en: 'Tongzhou', zh: '通州区' }, population: 1 },
];

async function stackOf(): Promise<Stack> {
  return unwrap(buildStack(unwrap(libraryOf(await beijingPackages())), 'beijing'));
}

async function termsOf(): Promise<ReportTerms> {
  const [terms] = reportTerms(await stackOf(), { districts, day: period.from });
  if (!terms) throw new Error('Beijing has forms');
  return terms;
}

/** Values of figures that districts report: the form of expenses, its first indicator, a quarter. */
export const SAMPLE_REPORT: Readonly<Record<string, () => Promise<unknown>>> = {
  period: async () => period,
  stack: stackOf,
  terms: termsOf,
  line: async () => (await termsOf()).lines[0],
  against: async () => ({ terms: await termsOf(), period, place: null, closed: [], known: [] }),
};
