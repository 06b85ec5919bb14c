import type { BoundaryRow, PackageChecks, PackageFinding, RuleUses, SaidPair } from '@sanyi/api';
import { isoDate } from '@sanyi/kernel';
import {
  type AnalysedTable,
  analysePackage,
  type BoundaryCase,
  boundaryCases,
  fieldTitles,
  findingWords,
  type Library,
  type PackageAnalysis,
  type PolicyPackage,
  ruleUse,
  saidFinding,
  type TableFinding,
  titleOf,
} from '@sanyi/policy';
import type { TestReports } from './package-tests.ts';
import type { RulesOfYear } from './rules-of-year.ts';

/** What stands in the tables of a package: findings, edges of rules, and which rules are used. */
export function packageChecks(
  of: PolicyPackage,
  library: Library,
  used: { readonly tests: TestReports; readonly year: RulesOfYear | null },
): PackageChecks {
  const { analysis, boundaries } = looked(of, library);
  const { year } = used;
  return {
    id: of.id,
    version: of.version,
    tables: tablesOf(analysis),
    findings: analysis.tables.flatMap((table) => findingsOf(table, of, library)),
    uses: usesOf(of, used),
    year: year && { from: year.from, to: year.to, claims: year.claims },
    boundaries,
  };
}

type Looked = { readonly analysis: PackageAnalysis; readonly boundaries: readonly BoundaryRow[] };

const kept = new WeakMap<PolicyPackage, Looked>();

/** Packages of a running server do not change, so each is looked at once. */
function looked(of: PolicyPackage, library: Library): Looked {
  const known = kept.get(of);
  if (known) return known;
  const boundaries = boundaryCases(library, of.id).map((each) => boundaryRow(each, of, library));
  const found = { analysis: analysePackage(library, of.id), boundaries };
  kept.set(of, found);
  return found;
}

/** A table that was read for several stretches of days is as sure as the least sure of them. */
function tablesOf({ tables }: PackageAnalysis): PackageChecks['tables'] {
  const names = [...new Set(tables.map(({ analysis }) => analysis.decision))];
  return names.map((table) => {
    const own = tables.flatMap(({ analysis }) => (analysis.decision === table ? [analysis] : []));
    const unsure = own.find(({ unique }) => unique.is !== 'proved');
    return { table, rules: own[0]?.rules ?? 0, unique: unsure?.unique.is ?? 'proved' };
  });
}

function findingsOf(table: AnalysedTable, of: PolicyPackage, library: Library): PackageFinding[] {
  const linked = of.linked.get(table.hook);
  if (!linked) return [];
  const words = findingWords(library, of, linked);
  const { gaps, overlaps, unreachable, decision } = table.analysis;
  const all: readonly TableFinding[] = [...gaps, ...overlaps, ...unreachable];
  // The findings of the package are those of its analysis, in the same order.
  return table.findings.flatMap(({ finding, fault, why }, at) => {
    const found = all[at];
    if (!found) return [];
    const { problem, example } = saidFinding(table.analysis, found, words);
    return {
      table: decision,
      kind: finding,
      fault,
      text: { en: problem.en, zh: problem.zh },
      rules: rulesOf(found),
      example,
      why,
      from: isoDate(table.from),
      to: table.to === null ? null : isoDate(table.to),
    };
  });
}

function rulesOf(finding: TableFinding): string[] {
  if ('rules' in finding) return finding.rules.map(({ rule }) => rule);
  return 'rule' in finding ? [finding.rule, ...finding.by].map(({ rule }) => rule) : [];
}

function usesOf(
  of: PolicyPackage,
  { tests, year }: { readonly tests: TestReports; readonly year: RulesOfYear | null },
): RuleUses[] {
  const cited = new Map<string, number>();
  for (const { cases } of tests.values()) {
    for (const cite of cases.flatMap(({ rules }) => rules)) {
      const bare = cite.replace(/@[^#]*#/, '#');
      cited.set(bare, (cited.get(bare) ?? 0) + 1);
    }
  }
  return ruleUse(of, cited).flatMap(({ decision, rules }) =>
    rules.map(({ rule, count }) => ({
      table: decision,
      rule,
      tests: count,
      claims: year && (year.rules.get(`${of.id}#${decision}/${rule}`) ?? 0),
    })),
  );
}

function boundaryRow(each: BoundaryCase, of: PolicyPackage, library: Library): BoundaryRow {
  const { decision, rule, title, out, fires } = each;
  const linked = of.linked.get(each.hook);
  const titles = fieldTitles(library, of);
  const words = linked && findingWords(library, of, linked);
  const input = each.in.map(([name, value]): SaidPair => {
    const known = titles.get(name) ?? titleOf(name, undefined);
    const code = words?.column(name, known.zh).of.codes[value];
    return { title: known, value: code ?? { en: value, zh: value } };
  });
  return { table: decision, rule, title, input, output: out, fires };
}
