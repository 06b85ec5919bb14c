import { collect, ok } from '@sanyi/kernel';
import { type PolicyPackage, showDecision } from '@sanyi/policy';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { POLICIES_OPTION, packageOf } from '../inputs/library-of.ts';

/** `sanyi policy show`: a package's decisions as tables of text. */
export const POLICY_SHOW: Command = {
  name: 'policy show',
  summary: { en: 'print the decision tables of a package', zh: '以文本形式显示政策包的决策表' },
  arguments: [
    { name: 'PACKAGE', text: { en: 'id of the package', zh: '政策包编号' } },
    {
      name: 'DECISION',
      text: {
        en: 'one decision and what it requires; all without it',
        zh: '指定决策及其所需决策，省略则显示全部',
      },
      optional: true,
    },
  ],
  options: [POLICIES_OPTION],
  examples: [
    {
      line: 'sanyi policy show beijing-2017-separation visitCharges',
      text: { en: 'the service fee of 2017', zh: '2017 年医事服务费' },
    },
  ],
  run: async (call) => {
    const [id = '', decision] = call.arguments;
    const asked = await packageOf(call, id);
    if (!asked.ok) return asked;
    const of = asked.value.found;
    const names = decision === undefined ? topDecisions(of) : [decision];
    const texts = collect(names.map((name) => showDecision(of, name, call.lang)));
    if (!texts.ok) return texts;
    const decisions = names.map((name, at) => ({ decision: name, text: texts.value[at] }));
    const checked = { passed: 1, failed: 0, problems: [] };
    const told = { package: of.id, version: of.version, title: of.title, decisions };
    const document = { ...checked, ...told };
    return ok(outcome(document, texts.value.join('\n')));
  },
};

/** Decisions that no other requires; those that are required are shown with them. */
function topDecisions(of: PolicyPackage): string[] {
  return [...of.tables.values()].flatMap((model) => {
    const required = new Set(model.decisions.flatMap((each) => each.requires));
    return model.decisions.map((each) => each.name).filter((name) => !required.has(name));
  });
}
