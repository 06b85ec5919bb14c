import { settleTest } from '@sanyi/insurance';
import { dayOf, fail, type IsoDate, ok, problem, type Result } from '@sanyi/kernel';
import {
  type Adoption,
  adoptPackage,
  buildStack,
  type CarryLines,
  comparedEvidence,
  type Evidence,
  type Library,
  runPackageTests,
} from '@sanyi/policy';
import { measureEvidence } from '../evidence/measure-evidence.ts';
import type { Facts } from '../facts/open-facts.ts';
import type { FactsManifest } from '../folder/manifest.ts';
import type { Job } from '../job.ts';
import { libraryOf } from '../read/library-of.ts';
import { DEFAULT_GROUPS } from '../replay/prepare-replay.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import type { Differences } from './differences.ts';
import { listGaps } from './list-gaps.ts';

/** A package that a city takes over. */
export type CityInstall = {
  /** The packages of the city, among others. */
  readonly packages: readonly PackageInput[];
  readonly input: PackageInput;
  readonly measuredOn: string | null;
  readonly version: string;
  readonly job?: Job;
};

/** A package of the city, and how it fares there. */
export type CityInstalled = { readonly input: PackageInput; readonly differences: Differences };

/**
 * Takes a package of another city over: maps what it speaks about, replays it over the claims of this
 * city and lays its effect beside the one it came with. Nothing is written but the replay.
 *
 * @returns the package of this city with the differences; `ADOPT_UNIT_MISSING` and
 * `ADOPT_SCOPE_MISSING` for what it needs and is not here, and the problems of the package among the
 * others
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const input = { name: 'fees', files: new Map<string, string>() };
 * const asked = { packages: [], input, measuredOn: null, version: '0.1.0' };
 * (await installIntoCity(facts, asked)).ok; // false
 * ```
 */
export async function installIntoCity(
  facts: Facts,
  request: CityInstall,
): Promise<Result<CityInstalled>> {
  const { packages, input } = request;
  const library = libraryOf(packages);
  if (!library.ok) return library;
  const { place } = facts.manifest;
  const districts = facts.manifest.districts.map(({ id }) => id);
  const adopted = adoptPackage(library.value, { ...input, place, districts });
  if (!adopted.ok) return adopted;
  const own = { name: adopted.value.id, files: adopted.value.files };
  const all = [...packages.filter(({ name }) => name !== own.name), own];
  const whole = libraryOf(all);
  if (!whole.ok) return whole;
  const stack = buildStack(whole.value, place);
  if (!stack.ok) return stack;
  const here = await measureEvidence(facts, {
    packages: all,
    package: own.name,
    measuredOn: request.measuredOn,
    version: request.version,
    ...(request.job ? { job: request.job } : {}),
  });
  if (!here.ok) return here;
  const lines = linesOf(whole.value, facts.manifest);
  if (!lines.ok) return lines;
  const differences = differencesOf(facts, {
    adoption: adopted.value,
    here: here.value,
    whole: whole.value,
    lines: lines.value,
  });
  return ok({ input: own, differences });
}

/** From which share on an effect counts, and how far apart two may lie, as a package of groups says. */
function linesOf(library: Library, { place, to }: FactsManifest): Result<CarryLines> {
  const stack = buildStack(library, `${place}+${DEFAULT_GROUPS}`);
  if (!stack.ok) return stack;
  const nowhere = { institution: 0, level: '', district: '' };
  const { parameters } = stack.value.regime(
    // A manifest's days were written by isoDate.
    stack.value.intervalAt(dayOf(to as IsoDate)),
    nowhere,
  );
  const { carriedNegligible: negligible, carriedWithin: within } = parameters;
  if (typeof negligible === 'bigint' && typeof within === 'bigint')
    return ok({ negligible, within });
  const missing = 'parameters/carriedNegligible, parameters/carriedWithin';
  return fail(problem('REPLAY_GROUPS_MISSING', DEFAULT_GROUPS, { missing }));
}

function differencesOf(
  facts: Facts,
  of: {
    readonly adoption: Adoption;
    readonly here: Evidence;
    readonly whole: Library;
    readonly lines: CarryLines;
  },
): Differences {
  const { adoption, here, whole, lines } = of;
  const { original, id, mapped, local } = adoption;
  // The evidence that fits the package as it came, or the last that came with it.
  const there = original.evidence.at(-1) ?? null;
  const tests = runPackageTests(whole, id, { settleCase: settleTest });
  return {
    format: 'sanyi-differences',
    package: { id: original.id, version: original.version, title: original.title },
    adopted: id,
    there: there && headOf(there),
    here: headOf(here),
    lines: { negligible: String(lines.negligible), within: String(lines.within) },
    mapped,
    local,
    lists: listGaps(facts, original, whole),
    tests: {
      passed: tests.passed,
      failed: tests.failed,
      cases: tests.cases.map(({ title, ok: holds, expected, actual }) => ({
        title,
        holds,
        expected,
        actual,
      })),
    },
    rows: there ? comparedEvidence(there, here, lines) : [],
    cells: { there: there?.cells ?? [], here: here.cells },
    bands: { there: there?.bands ?? [], here: here.bands },
    indicators: { there: there?.indicators ?? [], here: here.indicators },
  };
}

const headOf = ({
  city,
  facts,
  period,
  baseline,
  reform,
  replay,
  counts,
  reproduce,
}: Evidence) => ({
  ...{ city, facts, period, baseline: baseline.text, reform: reform.text },
  ...{ replay, claims: counts.claims, patients: counts.patients, reproduce },
});
