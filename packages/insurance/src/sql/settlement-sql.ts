import { type Refusal, type SqlDialect, type SqlProblem, sqlDialect } from '@sanyi/feel';
import { ProblemError, problem } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import { addBought, addCharges, addLineParts, addLinePrices, addVisitPrices } from './charges.ts';
import { addRules, citedWords } from './cited.ts';
import { addClaims } from './claims.ts';
import { addDays, addParameters } from './constants.ts';
import { parametersOf, writeDecisions } from './decide.ts';
import { addContact, addFold, fundsOf } from './fold.ts';
import { addListPrices } from './list-prices.ts';
import { addNeeded } from './needed.ts';
import { numberedRegimes, type SettledDays } from './regimes.ts';
import { addSettled } from './settled.ts';
import { addSettledItems } from './settled-items.ts';
import { addLines, addSources } from './sources.ts';
import { type SettlementStep, writingFor } from './step.ts';
import { addTurns } from './turns.ts';

/**
 * A whole settlement in SQL: relations, each made from those before it. `s_settled` has one row for
 * each claim; `s_check` must be empty, it names the claims that must be settled row by row.
 *
 * @example
 * ```ts
 * declare const settlement: SettlementSql; // from settlementSql
 * settlement.steps.at(-1)?.name; // 's_check'
 * ```
 */
export type SettlementSql = {
  readonly refused?: undefined;
  readonly dialect: SqlDialect;
  readonly steps: readonly SettlementStep[];
  /** Funds that pay, in the order of their columns `fund_<name>_fen`. */
  readonly funds: readonly string[];
  /** Words of the rules that a claim cites, in columns `cited_<word>`; `s_rule` says which bit is which rule. */
  readonly words: readonly number[];
  /** What the numbers of the column `problem` of `s_check` say, counted from 1. */
  readonly problems: readonly SqlProblem[];
};

/**
 * Writes the settlement of a folder of facts under a stack as SQL that equals `runClaims` claim by
 * claim and fen by fen: prices by list and purchase, the arithmetic of claims, first contact, and
 * person-years as running sums in the total order of day and claim.
 *
 * @param rules - the stack with the institutions of the facts
 * @param span - the days of the facts, ends of stays included, and those that count where not all do
 * @returns the steps, or why rules of the stack must run row by row
 * @example
 * ```ts
 * declare const rules: ClaimRules; // from claimRules
 * const sql = settlementSql(rules, { from: 17_167 as Day, to: 17_621 as Day }, 'duckdb');
 * if (!sql.refused) console.log(sql.steps.length);
 * ```
 */
export function settlementSql(
  rules: ClaimRules,
  span: SettledDays,
  dialect: SqlDialect,
): SettlementSql | Refusal {
  try {
    return written(rules, span, dialect);
  } catch (error) {
    const [first] = error instanceof ProblemError ? error.problems : [];
    if (first?.code !== 'FEEL_TARGET_REFUSED') throw error;
    return { refused: first };
  }
}

/** Rows of a list are asked for everywhere at once, so a pilot with prices of its own has no SQL. */
function refusePilots({ stack }: ClaimRules): void {
  const pilot = stack.packages.find(
    ({ scope, lists }) => !scope.all && [...lists.values()].some(({ kind }) => kind === 'price'),
  );
  if (!pilot) return;
  const reason = 'a package of limited scope has a price list';
  const details = { target: 'SQL', reason, reasonZh: '适用范围有限的政策包含有价格清单' };
  throw new ProblemError([problem('FEEL_TARGET_REFUSED', pilot.id, details)]);
}

function written(rules: ClaimRules, span: SettledDays, of: SqlDialect): SettlementSql {
  refusePilots(rules);
  const writing = writingFor(of, sqlDialect(of));
  const regimes = numberedRegimes(rules);
  const visits = writeDecisions(regimes.speakers('price.visit'), writing);
  const lines = writeDecisions(regimes.speakers('price.line'), writing);
  const contacts = writeDecisions(regimes.speakers('firstContact.visit'), writing);
  const benefits = writeDecisions(regimes.speakers('benefit.claim'), writing);
  const read = [...visits, ...lines, ...contacts, ...benefits].flatMap(({ sql }) =>
    parametersOf(sql),
  );
  const counted = span.counted ?? null;
  if (counted) addNeeded(counted, regimes, writing);
  addSources(counted, writing);
  addDays(rules, span, regimes, writing);
  addParameters(read, regimes, writing);
  addClaims(regimes, writing);
  addLines(writing);
  addTurns(writing);
  addListPrices(rules.stack, writing);
  addBought(writing);
  addLinePrices(lines, writing);
  addLineParts(lines, writing);
  addVisitPrices(visits, writing);
  addCharges({ visits, lines }, writing);
  addContact(contacts, writing);
  const asked = { benefits, contacts, charged: [...visits, ...lines] };
  addFold(regimes.speakers('benefit.claim'), asked, { span, writing });
  const funds = fundsOf(benefits);
  const words = citedWords([...asked.charged, ...contacts, ...benefits]);
  addSettledItems(writing);
  addRules(rules.stack, writing);
  addSettled({ funds, words }, writing);
  return { dialect: of, steps: writing.steps, funds, words, problems: writing.problems };
}

/**
 * A step as statements: a table where several steps read it, otherwise a view. Spark reads the text
 * of a view again wherever it is used, so its tables are files under the variable `out`.
 *
 * @example
 * ```ts
 * const title = { en: 'One', zh: '一' };
 * stepStatements({ name: 's_one', title, select: 'SELECT 1 AS one', kept: false }, 'duckdb');
 * // ['CREATE OR REPLACE TEMP VIEW s_one AS\nSELECT 1 AS one']
 * ```
 */
export function stepStatements({ name, select, kept }: SettlementStep, of: SqlDialect): string[] {
  if (of === 'duckdb') {
    return [`CREATE OR REPLACE TEMP ${kept ? 'TABLE' : 'VIEW'} ${name} AS\n${select}`];
  }
  if (!kept) return [`CREATE OR REPLACE TEMPORARY VIEW ${name} AS\n${select}`];
  return [
    `DROP TABLE IF EXISTS ${name}`,
    `CREATE TABLE ${name} USING parquet LOCATION '$\{out}/steps/${name}' AS\n${select}`,
  ];
}
