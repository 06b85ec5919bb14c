import { ok } from '@sanyi/kernel';
import { poolKeyTitle, readClearing, type SettledFacts } from '@sanyi/store';
import type { Command } from '../call/command.ts';
import { countShown, outcome, yuanShown } from '../call/outcome.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import { FACTS_OPTION, STACK_OPTION, settledOf } from '../inputs/settled-facts.ts';
import { type BudgetTitle, clearingText } from '../texts/clearing-text.ts';
import { textTable } from '../texts/text-table.ts';

/** `sanyi settle`: settles all claims of a folder of facts under a stack. */
export const SETTLE: Command = {
  name: 'settle',
  summary: { en: 'settle all claims under a set of rules', zh: '按一组规则结算全部结算单' },
  arguments: [],
  options: [FACTS_OPTION, STACK_OPTION, POLICIES_OPTION],
  examples: [
    {
      line: 'sanyi settle --facts .sanyi/beijing --stack beijing --json',
      text: { en: 'each claim by the rules of its own day', zh: '每笔按当日规则结算' },
    },
    {
      line: 'sanyi settle --facts .sanyi/beijing --stack beijing@2017-04-07',
      text: {
        en: 'all claims as if the reform of 8 April 2017 had not come',
        zh: '假设 2017 年 4 月 8 日改革未实施',
      },
    },
    {
      line: 'sanyi settle --facts .sanyi/beijing --stack beijing+payment-by-points',
      text: {
        en: 'with the clearing of budgets among hospitals',
        zh: '并列出资金池与各医疗机构的清算',
      },
    },
  ],
  run: async (call) => {
    const settled = await settledOf(call, { oldRules: false });
    if (!settled.ok) return settled;
    const { report } = settled.value;
    const clearing = await readClearing(settled.value);
    const { claims, lines, amountFen, fundFen, patientFen, hospitalFen } = report;
    const { checksum, stackHash, seconds, linesPerSecond } = report;
    const document = {
      ...{ claims, lines, amountFen, fundFen, patientFen, hospitalFen },
      ...{ checksum, stackHash, seconds, linesPerSecond },
      ...(clearing.length === 0 ? {} : { clearing }),
    };
    const zh = call.lang === 'zh';
    const rows = [
      [zh ? '结算单' : 'claims', countShown(claims)],
      [zh ? '明细行' : 'lines', countShown(lines)],
      [zh ? '总额（元）' : 'amount, yuan', yuanShown(amountFen)],
      [zh ? '基金支付' : 'funds pay', yuanShown(fundFen)],
      [zh ? '个人负担' : 'patients pay', yuanShown(patientFen)],
      [zh ? '机构承担' : 'hospitals bear', yuanShown(hospitalFen)],
      [zh ? '规则校验码' : 'rules', stackHash.slice(0, 16)],
      [zh ? '用时（秒）' : 'seconds', String(seconds)],
    ];
    const text = textTable(rows, ['left', 'right']);
    return ok(
      outcome(document, `${text}${clearingText(clearing, budgetTitle(settled.value), call.lang)}`),
    );
  },
};

/** Pools by the titles of their packages, keys by those of the facts. */
function budgetTitle({ facts, stack }: SettledFacts): BudgetTitle {
  const pools = stack.packages.flatMap((each) => [...each.pools.values()]);
  return ({ pool: name, key }) => {
    const pool = pools.find((each) => each.name === name);
    if (!pool) return { en: `${name} ${key}`, zh: `${name} ${key}` };
    const values = key.split(' ');
    const whose = poolKeyTitle(
      facts,
      pool.key.map((part, at) => [part, values[at]] as const),
    );
    return { en: `${pool.title.en}, ${whose.en}`, zh: `${pool.title.zh}，${whose.zh}` };
  };
}
