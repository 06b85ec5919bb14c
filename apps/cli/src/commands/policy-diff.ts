import { isoDate, ok, type Result } from '@sanyi/kernel';
import { diffPackages } from '@sanyi/policy';
import { compareSettlements, type SettlementChange, settleFacts } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { POLICIES_OPTION, packagesOf } from '../inputs/library-of.ts';
import { readSide, type Side, withSide } from '../inputs/package-side.ts';
import { FACTS_OPTION, factsOf } from '../inputs/settled-facts.ts';
import { type DiffTold, diffText } from '../texts/diff-text.ts';

/** `sanyi policy diff`: what differs between two packages, and whom it is about. */
export const POLICY_DIFF: Command = {
  name: 'policy diff',
  summary: {
    en: 'tell what differs between two versions of a package, and who could be affected',
    zh: '比较政策包的两个版本，并指出可能受影响的情形',
  },
  arguments: [
    {
      name: 'BEFORE',
      text: {
        en: 'id of a package, its folder, or a packed file (.sanyi)',
        zh: '政策包编号、其文件夹，或打包文件（.sanyi）',
      },
    },
    { name: 'AFTER', text: { en: 'the same, after the change', zh: '修改后的同一类对象' } },
  ],
  options: [
    {
      ...FACTS_OPTION,
      text: {
        en: 'folder of facts: also count the claims that other rules decide, and who pays more',
        zh: '数据文件夹：同时统计改由其他规则适用的结算单及各方增减金额',
      },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi policy diff beijing-2017-separation my-policies/beijing-2017-separation',
      text: { en: 'cells, dated values, list rows, tests', zh: '单元格、按日数值、列表行和测试' },
    },
    {
      line: 'sanyi policy diff beijing-2017-separation received.sanyi',
      text: { en: 'a file that was handed over', zh: '与收到的打包文件比较' },
    },
    {
      line: 'sanyi policy diff beijing-2017-separation my-policies/beijing-2017-separation --facts .sanyi/beijing',
      text: { en: 'also over all claims of a city', zh: '并在全市结算单上比较' },
    },
  ],
  run: async (call) => {
    const [from = '', to = ''] = call.arguments;
    const before = await readSide(call, from);
    if (!before.ok) return before;
    const after = await readSide(call, to);
    if (!after.ok) return after;
    const diff = diffPackages(before.value.whole, after.value.whole);
    const claims = await claimsOf(call, before.value, after.value);
    if (!claims.ok) return claims;
    const told: DiffTold = { diff, claims: claims.value };
    return ok(outcome(diffDocument(told), diffText(told, call.lang)));
  },
};

/** Settles the facts with each side among the packages. A package of no place is laid on top. */
async function claimsOf(
  call: Call,
  before: Side,
  after: Side,
): Promise<Result<SettlementChange | null>> {
  if (!call.options.has('facts')) return ok(null);
  const facts = await factsOf(call);
  if (!facts.ok) return facts;
  const packages = await packagesOf(call);
  if (!packages.ok) return packages;
  const { place } = facts.value.manifest;
  const settled = async (sides: readonly Side[]) => {
    const laidOn = sides.filter(({ whole }) => whole.place !== place);
    return settleFacts(facts.value, {
      packages: withSide(packages.value, sides, [before, after]),
      stack: [place, ...laidOn.map(({ whole }) => whole.id)].join('+'),
      job: call.job,
    });
  };
  const one = before.whole.id === after.whole.id;
  const old = await settled([before]);
  if (!old.ok) return old;
  const now = await settled(one ? [after] : [before, after]);
  if (!now.ok) return now;
  return ok(await compareSettlements(old.value, now.value));
}

const diffDocument = ({ diff, claims }: DiffTold): object => ({
  ...diff,
  parameters: diff.parameters.map((each) => ({ ...each, from: isoDate(each.from) })),
  lists: diff.lists.map((each) => ({
    ...each,
    from: each.from === null ? null : isoDate(each.from),
  })),
  claims,
});
