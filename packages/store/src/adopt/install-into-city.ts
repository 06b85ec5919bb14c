import { settleTest } from '@sanyi/insurance';
import { assert, dayOf, fail, type IsoDate, ok, problem, type Result } from '@sanyi/kernel';
import {
  adoptPackage,
  buildStack,
  type CarriedTests,
  type CarryLines,
  type Differences,
  differencesOf,
  type FoundWords,
  foundWords,
  type Library,
  type LocalSetting,
  readPackage,
  runPackageTests,
  type TakenOver,
  takenOverFiles,
  writeEvidence,
} from '@sanyi/policy';
import { measureEvidence } from '../evidence/measure-evidence.ts';
import type { Facts } from '../facts/open-facts.ts';
import type { FactsManifest } from '../folder/manifest.ts';
import type { Job } from '../job.ts';
import { libraryOf } from '../read/library-of.ts';
import { DEFAULT_GROUPS } from '../replay/prepare-replay.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { listGaps } from './list-gaps.ts';

/** A package that a city is to take over. */
export type CityAdoption = {
  /** The packages of the city, among others. */
  readonly packages: readonly PackageInput[];
  readonly input: PackageInput;
  /** Values that the city sets for itself. */
  readonly settings?: readonly LocalSetting[];
};

/** A package that a city takes over and measures. */
export type CityInstall = CityAdoption & {
  readonly measuredOn: string | null;
  readonly version: string;
  readonly job?: Job;
};

/** A package of the city, what was found in taking it over, and all packages with it. */
export type CityPreview = {
  readonly input: PackageInput;
  readonly found: TakenOver;
  readonly all: readonly PackageInput[];
  /** For telling it. */
  readonly words: FoundWords;
};

/** A package of the city, and how it fares there. */
export type CityInstalled = {
  readonly input: PackageInput;
  readonly differences: Differences;
  /** For telling them. */
  readonly words: FoundWords;
};

/**
 * Takes a package of another city over: maps what it speaks about, replays it over the claims of this
 * city and lays its effect beside the one it came with. Nothing is written but the replay.
 *
 * @returns the package of this city, carrying its effect here and the differences; the problems of
 * {@link previewIntoCity} and of a replay
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
  const previewed = previewIntoCity(facts, request);
  if (!previewed.ok) return previewed;
  const { input: own, found, all } = previewed.value;
  const here = await measureEvidence(facts, {
    packages: all,
    package: own.name,
    measuredOn: request.measuredOn,
    version: request.version,
    ...(request.job ? { job: request.job } : {}),
  });
  if (!here.ok) return here;
  const files = new Map([
    ...own.files,
    [`evidence/${here.value.id}.yaml`, writeEvidence(here.value)] as const,
    ...takenOverFiles(found),
  ]);
  const whole = readPackage(own.name, files);
  if (!whole.ok) return whole;
  const library = libraryOf(all);
  if (!library.ok) return library;
  const differences = differencesOf(whole.value);
  assert(differences !== null, `${own.name}: what was measured can be read`);
  const words = foundWords(whole.value, library.value);
  return ok({ input: { name: own.name, files }, differences, words });
}

/**
 * What taking a package of another city over comes to, without a replay: what it speaks about and who
 * does here, values that each city sets, lists, tests that came along.
 *
 * @returns the package of this city with what was found; `ADOPT_UNIT_MISSING`, `ADOPT_SCOPE_MISSING`
 * and `ADOPT_NOT_LOCAL` for what is not here, and the problems of the package among the others
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const input = { name: 'fees', files: new Map<string, string>() };
 * previewIntoCity(facts, { packages: [], input }).ok; // false
 * ```
 */
export function previewIntoCity(facts: Facts, request: CityAdoption): Result<CityPreview> {
  const { packages, input, settings = [] } = request;
  const library = libraryOf(packages);
  if (!library.ok) return library;
  const { place } = facts.manifest;
  const districts = facts.manifest.districts.map(({ id }) => id);
  const adopted = adoptPackage(library.value, { ...input, place, districts, settings });
  if (!adopted.ok) return adopted;
  const { id, files, original, mapped, local } = adopted.value;
  const own = { name: id, files };
  const all = [...packages.filter(({ name }) => name !== id), own];
  const whole = libraryOf(all);
  if (!whole.ok) return whole;
  const stack = buildStack(whole.value, place);
  if (!stack.ok) return stack;
  const lines = linesOf(whole.value, facts.manifest);
  if (!lines.ok) return lines;
  const found: TakenOver = {
    package: { id: original.id, version: original.version, title: original.title },
    // The last that came with it.
    there: original.evidence.at(-1) ?? null,
    lines: lines.value,
    ...{ mapped, local },
    lists: listGaps(facts, original, whole.value),
    tests: testsOf(whole.value, id),
  };
  return ok({ input: own, found, all, words: foundWords(original, whole.value) });
}

function testsOf(library: Library, id: string): CarriedTests {
  const { passed, failed, cases } = runPackageTests(library, id, { settleCase: settleTest });
  const told = cases.map(({ title, ok: holds, expected, actual }) => ({
    ...{ title, holds, expected, actual },
  }));
  return { passed, failed, cases: told };
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
