import { settleTest } from '@sanyi/insurance';
import { mapResult, ok, type Result } from '@sanyi/kernel';
import {
  analysePackage,
  boundaryTests,
  type Library,
  type PackageAnalysis,
  type PolicyPackage,
  ruleUse,
  testUse,
} from '@sanyi/policy';
import { firedRules, type SettledFacts } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { outcome } from '../call/outcome.ts';
import { POLICIES_OPTION, packageOf } from '../inputs/library-of.ts';
import { FACTS_OPTION, settledOf } from '../inputs/settled-facts.ts';
import { analysisDocument } from '../texts/analysis-document.ts';
import { analysisText } from '../texts/analysis-text.ts';
import type { AnalysisTold, ClaimUse } from '../texts/analysis-told.ts';
import { writeNew } from '../write-new.ts';

/** `sanyi policy analyse`: what a package's tables leave open, and which rules something uses. */
export const POLICY_ANALYSE: Command = {
  name: 'policy analyse',
  summary: {
    en: 'find gaps, overlaps and rules that never answer; tell which rules are used',
    zh: '查找决策表的空缺、重叠和永不生效的规则，并统计规则使用情况',
  },
  arguments: [{ name: 'PACKAGE', text: { en: 'id of the package', zh: '政策包编号' } }],
  options: [
    {
      ...FACTS_OPTION,
      text: {
        en: 'folder of facts: also count the claims that each rule decided',
        zh: '数据文件夹：同时统计每条规则适用了多少结算单',
      },
    },
    {
      name: 'cases',
      value: 'FILE',
      text: {
        en: 'write test rows on, below and above every bound, with the answers of now',
        zh: '将各界限处及其上下的测试行连同当前结果写入文件',
      },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi policy analyse beijing-2017-separation',
      text: { en: 'tables, findings, rows that tests use', zh: '决策表、发现及测试用到的规则' },
    },
    {
      line: 'sanyi policy analyse beijing-2017-separation --facts .sanyi/beijing --json',
      text: {
        en: 'also how often each rule fired in the city',
        zh: '并统计各规则在全市的适用次数',
      },
    },
  ],
  run: async (call) => {
    const [id = ''] = call.arguments;
    const asked = await packageOf(call, id);
    if (!asked.ok) return asked;
    const { library, found } = asked.value;
    const analysis = analysePackage(library, id);
    const tests = testUse(library, id, { settleCase: settleTest });
    const claims = await claimUse(call, found);
    if (!claims.ok) return claims;
    const cases = await writeCases(call, library, id);
    if (!cases.ok) return cases;
    const told = { analysis, tests, claims: claims.value, cases: cases.value };
    const code = isClean(analysis) ? EXIT.ok : EXIT.checkFailed;
    return ok(outcome(analysisDocument(told), analysisText(told, call.lang), code));
  },
};

/** Whether nothing is open: every fault has its explanation, and every explanation its finding. */
const isClean = ({ tables, problems }: PackageAnalysis): boolean =>
  problems.length === 0 &&
  tables.every(({ analysis, findings }) => {
    return analysis.stopped === null && findings.every(({ fault, why }) => !fault || why !== null);
  });

async function claimUse(call: Call, whole: PolicyPackage): Promise<Result<ClaimUse | null>> {
  if (!call.options.has('facts')) return ok(null);
  const settled: Result<SettledFacts> = await settledOf(call, { oldRules: false });
  if (!settled.ok) return settled;
  const counts = await firedRules(settled.value);
  const { manifest } = settled.value.facts;
  return ok({
    claims: settled.value.report.claims,
    from: manifest.from,
    to: manifest.to,
    rules: ruleUse(whole, counts),
  });
}

async function writeCases(
  call: Call,
  library: Library,
  id: string,
): Promise<Result<AnalysisTold['cases']>> {
  const file = call.options.get('cases');
  if (file === undefined) return ok(null);
  const { text, cases, stops } = boundaryTests(library, id);
  const written = await writeNew(file, text);
  return mapResult(written, () => ({ file, written: cases, stops: stops.length }));
}
