import type { Row } from '@sanyi/feel';
import { type Day, type ProblemCode, ProblemError, problem } from '@sanyi/kernel';
import type { BoundHook, Pool, PoolKey, Stack } from '@sanyi/policy';
import { contextOf, plainOf } from '../answers.ts';
import type { ClaimInstitution, ClaimVisit } from '../claim.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { siteOf } from '../price/ask-price.ts';
import { hookDay, type RuleDay } from '../rule-days.ts';

/** A stay, as far as points may depend on it. */
export type PoolCase = {
  readonly claim: number;
  readonly institution: ClaimInstitution;
  readonly scheme: string;
  /** Number of the diagnosis group of the facts. */
  readonly group: number;
  readonly visit: Pick<ClaimVisit, 'kind' | 'bedDays' | 'day' | 'endDay'>;
};

/** What a case came to item by item, in whole fen; the fund without the fixed part. */
export type CaseMoney = {
  readonly total: number;
  readonly fund: number;
  readonly patient: number;
};

/** A case with its points in millionths; a pool pays it instead of `fund`. */
export type PooledCase = CaseMoney & { readonly points: number };

/** Nothing for a pool to pay: a case paid by item, or one of which nothing is left. */
export const NO_CASE: PooledCase = { points: 0, total: 0, fund: 0, patient: 0 };

/** Whose budget pays a case, part by part of the key of its pool. */
export type PoolKeyParts = Readonly<Partial<Record<PoolKey, string>>>;

/**
 * The key of a case.
 *
 * @throws ProblemError `POOL_KEY_MISSING`
 */
export function poolKeyOf(
  pool: Pool,
  { claim, institution, scheme }: Pick<PoolCase, 'claim' | 'institution' | 'scheme'>,
): PoolKeyParts {
  const parts: Readonly<Record<PoolKey, string>> = {
    institution: String(institution.institution),
    level: institution.level,
    district: institution.district,
    scheme,
  };
  const missing = pool.key.find((name) => parts[name] === '');
  if (missing !== undefined) {
    const details = { pool: pool.name, key: missing };
    throw new ProblemError([problem('POOL_KEY_MISSING', `claim ${claim}`, details)]);
  }
  return Object.fromEntries(pool.key.map((name) => [name, parts[name]]));
}

/** What is asked about a case: the decision, its fields, and whose pool pays. */
export type AskedCase = {
  readonly hook: BoundHook;
  readonly pool: Pool;
  readonly day: RuleDay;
  readonly group: string;
  readonly fields: Row;
};

/** The pools of a stack, lowest package first; records of cases count them so. */
export const poolsOf = ({ packages }: Pick<Stack, 'packages'>): readonly Pool[] =>
  packages.flatMap(({ provides, pools }) => {
    const named = provides.get('payment.case')?.pool;
    return named ? (pools.get(named) ?? []) : [];
  });

/** What `payment.case` is asked about a case; null where no package speaks and it is paid by item. */
export function askedCase(rules: ClaimRules, of: PoolCase, money: CaseMoney): AskedCase | null {
  const { stack, days } = rules;
  const { institution, visit, scheme } = of;
  const site = siteOf(institution);
  const day = hookDay(stack, days, { hook: 'payment.case', site, visit });
  const hook = stack.regime(day.interval, site).hook('payment.case');
  const pool = hook?.pool;
  if (!hook || !pool) return null;
  const group = groupOf(rules, hook, of);
  const row = (column: string) => weightOf(rules, pool, { column, of, group, day: day.ruleDay });
  const fields: Record<string, Row[string]> = {
    ...{ scheme, level: institution.level, grassroots: institution.grassroots, group },
    ...{ bedDays: visit.bedDays, day: day.ruleDay, ...money },
  };
  if (hook.inputs.includes('weight')) {
    const weight = row('weight');
    if (weight === null) throw refused('POOL_WEIGHT_MISSING', of, pool, { group });
    fields.weight = weight;
  }
  if (hook.inputs.includes('meanCost')) fields.meanCost = row('meanCost');
  return { hook, pool, day, group, fields };
}

/**
 * The points of a case, and what its pool pays instead of.
 *
 * @throws ProblemError `POOL_GROUP_MISSING`, `POOL_WEIGHT_MISSING`, or what the decision refuses
 */
export function pooledCase(
  rules: ClaimRules,
  of: PoolCase,
  money: CaseMoney,
): (PooledCase & { readonly pool: Pool }) | null {
  const asked = money.total > 0 ? askedCase(rules, of, money) : null;
  if (!asked) return null;
  const answer = contextOf(asked.hook.evaluatePlain(asked.fields), 'payment.case');
  if (answer.points === null || answer.points === undefined) return null;
  return { ...money, points: plainOf(answer, 'points'), pool: asked.pool };
}

function groupOf(rules: ClaimRules, { inputs, pool }: BoundHook, of: PoolCase): string {
  const group = rules.groups[of.group];
  if (group !== undefined) return group;
  const isAsked = ['group', 'weight', 'meanCost'].some((name) => inputs.includes(name));
  if (isAsked) throw refused('POOL_GROUP_MISSING', of, pool, { group: String(of.group) });
  return '';
}

function weightOf(
  { stack }: ClaimRules,
  { weights }: Pool,
  at: { readonly column: string; readonly of: PoolCase; readonly group: string; readonly day: Day },
): Row[string] {
  if (weights === null) return null;
  const { institution } = at.of;
  const cells: Readonly<Record<string, string>> = {
    group: at.group,
    level: institution.level,
    institution: String(institution.institution),
  };
  const keys = listKeys(stack, weights).map((key) => cells[key] ?? '');
  const question = { day: at.day, column: at.column, site: siteOf(institution) };
  return stack.listValue(weights, keys, question)?.value ?? null;
}

/** The key columns of a list, as the topmost package that has it declares them. */
export const listKeys = ({ packages }: Pick<Stack, 'packages'>, list: string): readonly string[] =>
  packages.findLast(({ lists }) => lists.has(list))?.lists.get(list)?.keys ?? [];

function refused(
  code: ProblemCode,
  { claim }: PoolCase,
  pool: Pool | null,
  details: Readonly<Record<string, string>>,
): ProblemError {
  const named = { pool: pool?.name ?? '-', list: pool?.weights ?? '-' };
  return new ProblemError([problem(code, `claim ${claim}`, { ...named, ...details })]);
}
