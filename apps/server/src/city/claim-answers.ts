import {
  type ClaimExplained,
  type ClaimList,
  type ClaimQuery,
  type ExplainQuery,
  LIMITS,
} from '@sanyi/api';
import { LEVELS, VISIT_KINDS, type VisitKind } from '@sanyi/facts';
import { explainClaim } from '@sanyi/insurance';
import {
  addDays,
  fail,
  isoDate,
  ok,
  parseIsoDate,
  parsePeriod,
  problem,
  type Result,
} from '@sanyi/kernel';
import { type ClaimListRow, findClaim, listClaims } from '@sanyi/store';
import { claimPool } from '../claims/claim-pool.ts';
import { clearedHospitals } from '../claims/cleared-hospitals.ts';
import { type ExplainedSide, explainedClaim } from '../claims/explained-claim.ts';
import { stackTitle } from '../claims/stack-name.ts';
import type { City } from './city.ts';

/** Lists claims of a place, a kind of visit, a day or a period; the newest first. */
export async function answerClaims(city: City, query: ClaimQuery): Promise<Result<ClaimList>> {
  const { settled } = city;
  const scope = scopeOf(city, query);
  if (!scope.ok) return scope;
  const limit = query.limit ?? LIMITS.claimsDefault;
  const rows = await listClaims(settled, {
    ...scope.value,
    limit: Math.min(LIMITS.claims, limit + 1),
  });
  if (!rows.ok) return rows;
  return ok({
    stack: settled.stack.text,
    rules: stackTitle(settled.stack, new Map()),
    stackHash: settled.stack.hash,
    limit,
    more: rows.value.length > limit,
    rows: rows.value.slice(0, limit).map((row) => claimRow(row, city)),
    clearing: await clearedHospitals(settled, scope.value.district),
  });
}

type Scope = {
  readonly district?: string;
  readonly visitKind?: VisitKind;
  readonly from?: string;
  readonly to?: string;
};

function scopeOf(city: City, query: ClaimQuery): Result<Scope> {
  const { place, visitKind, day } = query;
  const { manifest } = city.facts;
  const isDistrict = manifest.districts.some((each) => each.id === place);
  if (place !== undefined && place !== manifest.place && !isDistrict) {
    return fail(problem('API_PLACE_UNKNOWN', 'query place', { place }));
  }
  if (visitKind !== undefined && !VISIT_KINDS.has(visitKind)) {
    return fail(problem('API_QUERY_NOT_READABLE', 'query visitKind', { field: 'visitKind' }));
  }
  const days = day === undefined ? ok({}) : daysOf(day);
  if (!days.ok) return days;
  return ok({
    ...(place !== undefined && isDistrict ? { district: place } : {}),
    ...(visitKind === undefined ? {} : { visitKind }),
    ...days.value,
  });
}

/** A day, or a whole month, quarter or year; both ends included. */
function daysOf(text: string): Result<{ readonly from?: string; readonly to?: string }> {
  const day = parseIsoDate(text, 'query day');
  if (day.ok) return ok({ from: day.value, to: day.value });
  const period = parsePeriod(text, 'query day');
  if (!period.ok) return day;
  return ok({ from: isoDate(period.value.from), to: isoDate(addDays(period.value.to, -1)) });
}

function claimRow(row: ClaimListRow, city: City): ClaimList['rows'][number] {
  const institution = city.facts.reference.institutions.find(
    (each) => each.institution === row.institution,
  );
  const level = institution?.level ?? 'primary';
  return {
    claim: String(row.claim),
    day: row.day,
    endDay: row.endDay,
    visitKind: { code: row.visitKind, title: VISIT_KINDS.titles[row.visitKind] },
    institution: institution?.title ?? { en: 'Institution', zh: '机构' },
    level: { code: level, title: LEVELS.titles[level] },
    place: row.district,
    lines: row.lines,
    total: String(row.totalFen),
    fund: String(row.fundFen),
    patient: String(row.patientFen),
    hospital: String(row.hospitalFen),
  };
}

/** Explains one claim under the rules asked for, or under the rules of its own day. */
export async function answerClaim(
  city: City,
  id: string,
  query: ExplainQuery,
): Promise<Result<ClaimExplained>> {
  const claim = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const unknown = fail(problem('API_CLAIM_UNKNOWN', 'address', { claim: id.slice(0, 80) }));
  if (claim === 0) return unknown;
  const found = await findClaim(city.facts, claim);
  if (!found.ok) return found.problems[0].code === 'STORE_CLAIM_UNKNOWN' ? unknown : found;
  const side = (text: string): Result<ExplainedSide> => {
    const stack = city.rules.stack(text);
    if (!stack.ok) return stack;
    const { claims, persons, districts } = found.value;
    const explanation = explainClaim({
      claim,
      claims,
      tables: { ...city.facts.reference, persons, districts },
      stack: stack.value,
      rules: city.claimRules(stack.value),
    });
    return explanation.ok
      ? ok({ explanation: explanation.value, stack: stack.value })
      : explanation;
  };
  const after = side(query.stack ?? city.settled.stack.text);
  if (!after.ok) return after;
  const before = query.against === undefined ? null : side(query.against);
  if (before && !before.ok) return before;
  const { institution } = after.value.explanation.institution;
  const pool = {
    before: before && (await claimPool(city.facts, before.value.explanation)),
    after: await claimPool(city.facts, after.value.explanation),
  };
  return ok(
    explainedClaim({
      found: found.value,
      institution: city.facts.reference.institutions.find(
        (each) => each.institution === institution,
      ),
      items: city.items,
      after: after.value,
      before: before?.value ?? null,
      pool,
      folder: city.facts.folder,
    }),
  );
}
