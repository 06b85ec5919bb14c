import { addDays, isoDate } from '@sanyi/kernel';
import { countTests, type Stack } from '@sanyi/policy';
import type { BulletinAnswers } from './bulletin/bulletin-answers.ts';
import type { City } from './city/city.ts';
import type { Served } from './city/city-answers.ts';
import { answerClaim, answerClaims } from './city/claim-answers.ts';
import type { MonitoringAnswers } from './monitoring/monitoring-answers.ts';
import { testsOf } from './packages/package-tests.ts';
import { yearOf } from './packages/rules-of-year.ts';
import type { Pages } from './pages/page-answers.ts';

/** Pages that share what is read once. */
export type Warmed = {
  readonly pages: Pages;
  readonly bulletins: BulletinAnswers;
  readonly days: MonitoringAnswers;
};

/**
 * Does first, each in a quiet moment, what the first visitor of a page would else wait for longest:
 * the bulletin, the growth of the city, days, a claim explained, the list of packages.
 */
export async function warmFirst(
  { moments }: Pick<Served, 'moments'>,
  city: City,
  { pages, bulletins, days }: Warmed,
): Promise<void> {
  const steps = [
    bulletins.warm,
    pages.warm,
    days.warm,
    () => explainNewest(city),
    ...[...city.rules.library.values()].map((each) => () => void countTests(each)),
  ];
  for (const step of steps) {
    await moments.next();
    await step();
  }
}

/**
 * Does in quiet moments what takes a page some time when it is not there: the bulletin with what
 * districts sent meanwhile, the pages of districts, the tests of packages, which rules a year used, and
 * the rules of the day before each package. Estimates of the what-if have a thread of their own: it
 * makes ready beside.
 */
export async function warmRest(
  served: Served,
  city: City,
  { pages, bulletins }: Warmed,
): Promise<void> {
  const compare = (text: string): void => {
    const stack = city.rules.stack(text);
    if (stack.ok) city.claimRules(stack.value);
  };
  const steps = [
    bulletins.warm,
    ...pages.districts.map((place) => () => pages.warmDistrict(place)),
    () => void testsOf(city.rules).catch(() => {}),
    () => yearOf(city),
    ...comparedStacks(city).map((text) => () => compare(text)),
  ];
  const { moments, whatIf } = served;
  const inOrder = async (): Promise<void> => {
    for (const step of steps) {
      await moments.next();
      await step();
    }
  };
  const done = await Promise.allSettled([whatIf?.warm(moments.next), inOrder()]);
  for (const each of done) if (each.status === 'rejected') throw each.reason;
}

/** Compiles the decisions a claim asks, one at a time. */
export async function warmRules(stack: Stack): Promise<void> {
  for (const each of stack.packages) {
    for (const hook of each.linked.values()) {
      await breathe();
      hook.row();
    }
  }
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Opens the list and the newest claim: what they read and compute is then ready for any other. */
async function explainNewest(city: City): Promise<void> {
  const list = await answerClaims(city, { limit: 1 });
  const [newest] = list.ok ? list.value.rows : [];
  if (newest) await answerClaim(city, newest.claim, {});
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
