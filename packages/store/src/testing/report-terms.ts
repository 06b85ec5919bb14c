import type { District } from '@sanyi/facts';
import { type Day, unwrap } from '@sanyi/kernel';
import { type ReportTerms, reportTerms } from '@sanyi/oversight';
import { buildStack } from '@sanyi/policy';
import { libraryOf } from '../read/library-of.ts';
import { beijingPackages } from './packages.ts';

/** Three districts of the place. */
const SOME_DISTRICTS: readonly District[] = [
  ['tongzhou', '110112', 'Tongzhou', '通州区'],
  ['daxing', '110115', 'Daxing', '大兴区'],
  ['yanqing', '110119', 'Yanqing', '延庆区'],
].map(([id = '', code = '', en = '', zh = '']) => ({
  id,
  code,
  title: { en, zh },
  population: 1_000_000,
}));

/** The terms of a form of Beijing. */
export async function beijingTerms(form: string): Promise<ReportTerms> {
  const stack = unwrap(buildStack(unwrap(libraryOf(await beijingPackages())), 'beijing'));
  const terms = reportTerms(stack, {
    districts: SOME_DISTRICTS,
    day: 18_000 as Day,
  });
  const found = terms.find((each) => each.form.id === form);
  if (!found) throw new Error(`no form ${form}`);
  return found;
}
