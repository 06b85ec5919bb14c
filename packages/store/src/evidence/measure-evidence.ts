import type { Replay, ReplayMoney as WireMoney } from '@sanyi/api';
import { type GroupTitle, groupTitle } from '@sanyi/insurance';
import { addDays, fail, isoDate, ok, problem, type Result } from '@sanyi/kernel';
import {
  type Evidence,
  type EvidenceBands,
  type EvidenceCell,
  type EvidenceMoney,
  type PolicyPackage,
  rulingHash,
  suggestion,
} from '@sanyi/policy';
import { keysOf } from '../adopt/list-keys.ts';
import type { Facts } from '../facts/open-facts.ts';
import { libraryOf } from '../read/library-of.ts';
import { stackSource } from '../replay/prepare-replay.ts';
import { type ReplayOptions, readyReplay, replayFacts } from '../replay/replay-facts.ts';
import { readReplay } from '../replay/replay-folder.ts';
import { headlineFigures } from './headline-figures.ts';

/** Which package is measured, and how. */
export type EvidenceRequest = Omit<ReplayOptions, 'baseline' | 'reform'> & {
  readonly package: string;
  /** Without them, what the package says; else the day before it begins and its first day. */
  readonly baseline?: string;
  readonly reform?: string;
  /** Folder of a replay that was made before, `FACTS/replay/ID`; without it the facts are replayed. */
  readonly result?: string;
  /** The day of measuring, ISO; null where nobody named one. */
  readonly measuredOn: string | null;
  /** Version of the platform. */
  readonly version: string;
};

const KEPT = ['all', 'district', 'level', 'scheme', 'ageBand', 'incomeBand', 'chronic'] as const;

/**
 * Measures what a package did to the claims of a city: totals, by district, level, scheme, age, income
 * and chronic disease, who gains and who loses, and the indicators that the package heads it with.
 *
 * @returns the evidence; the problems of a replay, `EVIDENCE_PACKAGE_UNKNOWN`, or `EVIDENCE_OTHER_REPLAY`
 * for a result of other rules or other facts
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const asked = { packages: [], package: 'none', measuredOn: null, version: '0.1.0' };
 * (await measureEvidence(facts, asked)).ok; // false
 * ```
 */
export async function measureEvidence(
  facts: Facts,
  request: EvidenceRequest,
): Promise<Result<Evidence>> {
  const library = libraryOf(request.packages);
  if (!library.ok) return library;
  const whole = library.value.get(request.package);
  if (!whole) {
    const known = suggestion(request.package, [...library.value.keys()]);
    const details = { package: request.package, ...known };
    return fail(problem('EVIDENCE_PACKAGE_UNKNOWN', request.package, details));
  }
  const stacks = { ...stacksOf(whole, facts.manifest.place), ...namedOf(request) };
  const asked = { ...request, ...stacks };
  const ready = readyReplay(facts, stackSource(library.value, facts.reference), asked);
  if (!ready.ok) return ready;
  const replay = await replayOf(facts, asked, ready.value.frame.stacks);
  if (!replay.ok) return replay;
  const figures = await headlineFigures(facts, { ...asked, library: library.value, whole });
  if (!figures.ok) return figures;
  const title = groupTitle(facts.manifest.districts, ready.value.frame.groups);
  return ok({
    ...evidenceOf(replay.value, title),
    package: { id: whole.id, version: whole.version, hash: rulingHash(whole.files) },
    engine: engineOf(replay.value, request.version),
    measuredOn: request.measuredOn,
    indicators: figures.value,
    items: itemsOf(facts, whole),
    reproduce: commandOf(replay.value, whole.id),
  });
}

/** The items that its price lists name and the city has. */
function itemsOf({ reference }: Facts, { lists }: PolicyPackage): Evidence['items'] {
  const prices = [...lists.values()].filter(({ kind }) => kind === 'price');
  const named = new Set(prices.flatMap((list) => [...keysOf(list, 'item')]));
  return reference.items
    .filter(({ code }) => named.has(code))
    .map(({ code, title }) => ({ code, title }));
}

/** Between what a package is measured in a place, where nobody names it. */
function stacksOf(
  { place, effective, measured, id }: PolicyPackage,
  city: string,
): { readonly baseline: string; readonly reform: string } {
  const own = place === city;
  const before = own ? `${city}@${isoDate(addDays(effective.from, -1))}` : city;
  const after = own ? `${city}@${isoDate(effective.from)}` : `${city}+${id}`;
  return { baseline: measured.baseline ?? before, reform: measured.reform ?? after };
}

const namedOf = ({ baseline, reform }: EvidenceRequest): object => ({
  ...(baseline === undefined ? {} : { baseline }),
  ...(reform === undefined ? {} : { reform }),
});

async function replayOf(
  facts: Facts,
  asked: EvidenceRequest & ReplayOptions,
  [before, after]: readonly { readonly hash: string }[],
): Promise<Result<Replay>> {
  if (asked.result === undefined) {
    const made = await replayFacts(facts, asked);
    return made.ok ? ok(made.value.replay) : made;
  }
  const read = await readReplay(asked.result);
  if (!read.ok) return read;
  const { baseline, reform, factsChecksum } = read.value;
  const same =
    baseline.hash === before?.hash &&
    reform.hash === after?.hash &&
    factsChecksum === facts.manifest.logicalChecksum;
  const details = { found: `${baseline.text} → ${reform.text}` };
  return same ? read : fail(problem('EVIDENCE_OTHER_REPLAY', asked.result, details));
}

function evidenceOf(replay: Replay, title: GroupTitle) {
  const { place, synthetic, weight, factsChecksum, period, baseline, reform, groups } = replay;
  const { claims, lines, persons, patients } = replay;
  return {
    id: `${place}-${period.from.slice(0, 7)}-${period.to.slice(0, 7)}`,
    city: { place, title: replay.title, synthetic, weight: Math.round(weight) },
    facts: factsChecksum,
    ...{ period, baseline, reform, groups },
    replay: replay.id,
    counts: { claims, lines, persons, patients },
    cells: cellsOf(replay, title),
    bands: bandsOf(replay, title),
  };
}

function cellsOf(replay: Replay, title: GroupTitle): EvidenceCell[] {
  return KEPT.flatMap((dimension) =>
    replay.cells
      .filter((cell) => cell.dimension === dimension && cell.claims > 0)
      .map(({ key, claims, baseline, reform }) => ({
        ...{ dimension, key, title: title(dimension, key), claims },
        baseline: moneyOf(baseline),
        reform: moneyOf(reform),
      })),
  );
}

function bandsOf(replay: Replay, title: GroupTitle): EvidenceBands[] {
  const sides = [
    ['persons', replay.people],
    ['institutions', replay.institutions],
  ] as const;
  return sides.flatMap(([of, rows]) =>
    rows
      .filter(({ dimension, count }) => count > 0 && KEPT.some((kept) => kept === dimension))
      .map(({ dimension, key, count, bands }) => ({
        ...{ of, dimension, key, title: title(dimension, key), count, bands },
      })),
  );
}

const moneyOf = (money: WireMoney): EvidenceMoney => ({
  total: BigInt(money.totalFen),
  hospital: BigInt(money.hospitalFen),
  fixedFund: BigInt(money.fixedFundFen),
  fund: BigInt(money.fundFen),
  patient: BigInt(money.patientFen),
});

/** The own engine where it ran, else whichever did. */
function engineOf({ engines }: Replay, version: string): Evidence['engine'] {
  const [first] = (['columns', 'duckdb', 'spark'] as const).flatMap((name) => {
    const engine = engines[name];
    return engine ? [{ name, hash: engine.hash, version }] : [];
  });
  return first ?? { name: 'columns', hash: '0'.repeat(16), version };
}

function commandOf({ baseline, reform, period }: Replay, id: string): string {
  const stacks = `--baseline ${baseline.text} --reform ${reform.text}`;
  return `sanyi policy evidence ${id} --facts FACTS ${stacks} --from ${period.from} --to ${period.to}`;
}
