import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { EvidenceIndicator, Indicator, Library, PolicyPackage } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import type { Job } from '../job.ts';
import { measure } from '../measure/measure.ts';
import type { FigureRow } from '../measure/measures.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';

type Asked = {
  readonly baseline: string;
  readonly reform: string;
  readonly library: Library;
  readonly whole: PolicyPackage;
  readonly packages: readonly PackageInput[];
  readonly workers?: number;
  readonly job?: Job;
};

/**
 * The indicators that a package names, of the whole city under both sets of rules: of the last year
 * that the facts hold whole, or of the last quarter where they hold no year.
 *
 * @returns `EVIDENCE_INDICATOR` for an indicator that no package defines
 */
export async function headlineFigures(
  facts: Facts,
  asked: Asked,
): Promise<Result<EvidenceIndicator[]>> {
  const { whole, library } = asked;
  const known = [...library.values()].flatMap((each) => each.indicators);
  const named: Indicator[] = [];
  for (const id of whole.measured.indicators) {
    const found = known.find((each) => each.id === id);
    if (found) named.push(found);
    else {
      const details = { indicator: id, known: known.map((each) => each.id).join(', ') || '-' };
      return fail(problem('EVIDENCE_INDICATOR', whole.id, details));
    }
  }
  if (named.length === 0) return ok([]);
  const before = await figuresUnder(facts, asked, { stack: asked.baseline, named });
  if (!before.ok) return before;
  const after = await figuresUnder(facts, asked, { stack: asked.reform, named });
  if (!after.ok) return after;
  return ok(
    named.flatMap((indicator) => {
      const [one, two] = [before.value.get(indicator.id), after.value.get(indicator.id)];
      if (!one || !two || one.period !== two.period) return [];
      const { id, title, unit, factor } = indicator;
      const pair = { baseline: fraction(one), reform: fraction(two) };
      return [{ ...{ id, title, unit, factor: factor.text, period: one.period }, ...pair }];
    }),
  );
}

const fraction = ({ numerator, denominator }: FigureRow) => ({ numerator, denominator });

async function figuresUnder(
  facts: Facts,
  { packages, workers, job }: Asked,
  of: { readonly stack: string; readonly named: readonly Indicator[] },
): Promise<Result<ReadonlyMap<string, FigureRow>>> {
  const how = { ...(workers === undefined ? {} : { workers }), ...(job ? { job } : {}) };
  const settled = await settleFacts(facts, { packages, stack: of.stack, ...how });
  if (!settled.ok) return settled;
  const places = ['city'] as const;
  const measured = await measure(settled.value, { indicators: of.named, places });
  if (!measured.ok) return measured;
  try {
    const rows = await measured.value.figures({ placeGrain: 'city' });
    const { from, to } = facts.manifest;
    const whole = rows.filter(
      ({ periodGrain, period }) =>
        (periodGrain === 'year' && period >= yearAfter(from) && period <= yearWhole(to)) ||
        periodGrain === 'quarter',
    );
    const byId = new Map<string, FigureRow>();
    for (const row of whole) {
      const known = byId.get(row.indicator);
      const better =
        !known ||
        (row.periodGrain === 'year' && known.periodGrain !== 'year') ||
        (row.periodGrain === known.periodGrain && row.period > known.period);
      if (better) byId.set(row.indicator, row);
    }
    return ok(byId);
  } finally {
    measured.value.close();
  }
}

/** The first year that begins within the facts. */
const yearAfter = (from: string): string =>
  from.endsWith('-01-01') ? from.slice(0, 4) : String(Number(from.slice(0, 4)) + 1);

/** The last year that ends within the facts. */
const yearWhole = (to: string): string =>
  to.endsWith('-12-31') ? to.slice(0, 4) : String(Number(to.slice(0, 4)) - 1);
