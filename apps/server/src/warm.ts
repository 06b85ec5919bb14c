import { addDays, isoDate } from '@sanyi/kernel';
import type { City } from './city/city.ts';
import type { Served } from './city/city-answers.ts';
import { testsOf } from './city/city-answers.ts';
import type { Pages } from './pages/page-answers.ts';

/**
 * Does in quiet moments what the first visitor of a page would else wait for: the tests of
 * packages, the pages of the last quarter, the rules of the day before each package, the days
 * against expectation, and the bulletin.
 */
export async function warm(served: Served, city: City, pages: Pages): Promise<void> {
  void testsOf(served, city.rules).catch(() => {});
  await pages.warm();
  for (const text of comparedStacks(city)) {
    await new Promise((resolve) => setImmediate(resolve));
    const stack = city.rules.stack(text);
    if (stack.ok) city.claimRules(stack.value);
  }
  await served.days?.warm();
  await served.bulletins?.warm();
}

/** The stacks that a claim is compared with: the rules of the day before each package came. */
function comparedStacks({ facts, rules }: City): string[] {
  const { place, from, to } = facts.manifest;
  const starts = [...rules.library.values()]
    .filter((each) => each.place === place)
    .map((each) => isoDate(addDays(each.effective.from, -1)))
    .filter((day) => day >= from && day <= to);
  return [place, ...new Set(starts.map((day) => `${place}@${day}`))];
}
