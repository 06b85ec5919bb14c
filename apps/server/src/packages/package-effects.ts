import type { EffectAmount, EffectIndicator, EffectRow, PackageEffect } from '@sanyi/api';
import { parseIsoDate, unwrap } from '@sanyi/kernel';
import {
  changedShare,
  type Evidence,
  type EvidenceCell,
  type EvidenceIndicator,
  type EvidenceNow,
  type EvidencePart,
  evidenceAmount,
  evidenceState,
  type PolicyPackage,
  staleEvidence,
} from '@sanyi/policy';

/** What the evidence of a package is held against: the rules of the server and the facts it shows. */
export type EffectsNow = {
  readonly place: string;
  readonly facts: string | null;
  readonly hashOf: NonNullable<EvidenceNow['hashOf']>;
};

/** The measured effects that a package carries, each with whether it still speaks. */
export const packageEffects = (of: PolicyPackage, now: EffectsNow): PackageEffect[] =>
  of.evidence.map((evidence) => effectOf(evidence, of, now));

function effectOf(evidence: Evidence, of: PolicyPackage, now: EffectsNow): PackageEffect {
  const { city, period, counts } = evidence;
  const same = evidence.facts === now.facts ? 'claims' : 'city';
  const state = evidenceState(evidence, { package: of, hashOf: now.hashOf });
  const stale = staleEvidence(evidence, state);
  return {
    id: evidence.id,
    city: city.title,
    synthetic: city.synthetic,
    weight: city.weight,
    version: evidence.package.version,
    period: { from: dayText(period.from), to: dayText(period.to) },
    baseline: evidence.baseline.text,
    reform: evidence.reform.text,
    facts: evidence.facts,
    replay: evidence.replay,
    claims: counts.claims,
    patients: counts.patients,
    measuredOn: evidence.measuredOn === null ? null : dayText(evidence.measuredOn),
    stale: stale && { en: stale.en, zh: stale.zh },
    here: city.place === now.place ? same : 'elsewhere',
    rows: evidence.cells.map((cell) => rowOf(cell, evidence)),
    indicators: evidence.indicators.map(indicatorOf),
    reproduce: evidence.reproduce,
  };
}

/** Days of evidence were checked when the package was read. */
const dayText = (text: string): PackageEffect['period']['from'] =>
  unwrap(parseIsoDate(text, 'evidence'));

function rowOf(cell: EvidenceCell, { bands }: Evidence): EffectRow {
  const { dimension, key, title, claims } = cell;
  const found = bands.find(
    (each) => each.of === 'persons' && each.dimension === dimension && each.key === key,
  );
  return {
    ...{ dimension, key, title, claims },
    patient: amountOf(cell, 'patient'),
    fund: amountOf(cell, 'fund'),
    income: amountOf(cell, 'income'),
    bands: found?.bands ?? null,
  };
}

function amountOf(cell: EvidenceCell, part: EvidencePart): EffectAmount {
  const change = evidenceAmount(cell.reform, part) - evidenceAmount(cell.baseline, part);
  const share = changedShare(cell, part);
  return {
    changeFen: String(change),
    percent: share === null ? null : (Number(share) / 10_000).toFixed(2),
  };
}

function indicatorOf({
  id,
  title,
  unit,
  period,
  factor,
  ...of
}: EvidenceIndicator): EffectIndicator {
  const value = ({ numerator, denominator }: EvidenceIndicator['baseline']): string | null =>
    denominator === 0n
      ? null
      : ((Number(numerator) / Number(denominator)) * Number(factor)).toFixed(2);
  return { id, title, unit, period, before: value(of.baseline), after: value(of.reform) };
}
