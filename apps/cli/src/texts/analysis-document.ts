import { isoDate } from '@sanyi/kernel';
import type { PackageAnalysis, RuleUse } from '@sanyi/policy';
import { toldProblem } from '../call/outcome.ts';
import type { AnalysisTold } from './analysis-told.ts';

/** The document of `policy analyse --json`. */
export function analysisDocument({ analysis, tests, claims, cases }: AnalysisTold): object {
  const open = analysis.tables
    .flatMap(({ findings }) => findings)
    .filter(({ why }) => why === null);
  const faults = open.filter(({ fault }) => fault);
  return {
    package: analysis.package,
    version: analysis.version,
    faults: faults.length,
    notes: open.length - faults.length,
    tables: analysis.tables.map(tableDocument),
    use: {
      tests: tests.map(useDocument),
      claims: claims && { ...claims, rules: claims.rules.map(useDocument) },
    },
    cases,
    problems: analysis.problems.map(toldProblem),
  };
}

function tableDocument({
  hook,
  file,
  from,
  to,
  analysis,
  findings,
}: PackageAnalysis['tables'][number]): object {
  const { decision, policy, rules, columns, unique, more, stopped, gaps } = analysis;
  return {
    ...{ hook, file, decision, hitPolicy: policy, rules, columns, unique, more },
    from: isoDate(from),
    to: to === null ? null : isoDate(to),
    gaps: gaps.map(({ cells, where, example, certain }) => {
      return { cells, where, example: example.words, certain };
    }),
    findings: findings.map(({ finding, about, fault, problem, why }) => {
      return { finding, about, fault, why, ...toldProblem(problem) };
    }),
    stopped: stopped && toldProblem(stopped),
  };
}

const useDocument = ({ decision, used, rules }: RuleUse): object => ({
  decision,
  rules: rules.length,
  used,
  counts: Object.fromEntries(rules.map(({ rule, count }) => [rule, count])),
  unused: rules.filter(({ count }) => count === 0).map(({ rule }) => rule),
});
