import { join } from 'node:path';
import { ok, problemLine, type Text } from '@sanyi/kernel';
import { IMPORT_TABLES, type ImportReport, importFolder } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { countShown, outcome, toldProblem, yuanShown } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { textTable } from '../texts/text-table.ts';

/** `sanyi import`: claims from CSV files, as a mapping file describes them, become facts. */
export const IMPORT: Command = {
  name: 'import',
  summary: {
    en: 'make facts of your own claims in CSV files',
    zh: '将自有 CSV 结算数据导入为数据',
  },
  arguments: [
    {
      name: 'FOLDER',
      text: {
        en: 'folder with the files that the mapping names',
        zh: '映射文件所列数据文件的文件夹',
      },
    },
  ],
  options: [
    {
      name: 'mapping',
      value: 'FILE',
      text: { en: 'mapping file: columns, code lists, currency', zh: '映射文件：列、代码表、币种' },
    },
    {
      name: 'out',
      value: 'DIR',
      text: { en: 'folder of facts to write', zh: '输出数据文件夹' },
      otherwise: '.sanyi/import',
    },
  ],
  examples: [
    {
      line: 'sanyi import --mapping policies/synthea-sample/mapping.yaml claims --out my-facts',
      text: {
        en: 'rejected rows go to a file that can be fed back',
        zh: '被拒行写入可修正后再次导入的文件',
      },
    },
  ],
  run: async (call) => {
    const mapping = neededOption(call, 'mapping', '--mapping policies/synthea-sample/mapping.yaml');
    if (!mapping.ok) return mapping;
    const [folder = '.'] = call.arguments;
    const out = call.options.get('out') ?? join('.sanyi', 'import');
    const read = await importFolder({ mapping: mapping.value, folder, out, job: call.job });
    if (!read.ok) return read;
    const report = read.value;
    const document = { ...report, problems: report.problems.map(toldProblem) };
    return ok(outcome(document, reportText(call, report)));
  },
};

/** What the tables are called. */
const TABLE_WORDS: Readonly<Record<keyof ImportReport['tables'], Text>> = {
  person: { en: 'persons', zh: '人员' },
  institution: { en: 'institutions', zh: '机构' },
  item: { en: 'items', zh: '项目' },
  claim: { en: 'claims', zh: '结算单' },
  line: { en: 'lines', zh: '明细' },
};

function reportText({ lang }: Call, report: ImportReport): string {
  const zh = lang === 'zh';
  const head = zh ? ['表', '读取', '接受', '拒绝'] : ['table', 'read', 'accepted', 'rejected'];
  const tables = IMPORT_TABLES.map((name) => {
    const { read, accepted, rejected } = report.tables[name];
    return [TABLE_WORDS[name][lang], ...[read, accepted, rejected].map(countShown)];
  });
  const right = 'right' as const;
  const amounts = [
    [zh ? '导入金额' : 'amount in', yuanShown(report.amountInFen)],
    [zh ? '写出金额' : 'amount out', yuanShown(report.amountOutFen)],
    [zh ? '其中未列明细' : 'of it without an item', yuanShown(report.unitemisedFen)],
    [
      zh ? '来源所记保险支付（仅比对）' : 'paid by insurers, compared only',
      yuanShown(report.insurerPaidFen),
    ],
    [zh ? '其中超出结算单金额' : 'of it above the totals', yuanShown(report.insurerPaidAboveFen)],
    [zh ? '四舍五入合计（分）' : 'sum of roundings, hundredths', report.roundingFen],
  ];
  const rejects = report.rejectsFile
    ? [zh ? `被拒行见 ${report.rejectsFile}` : `rejected rows: ${report.rejectsFile}`]
    : [];
  return [
    textTable([head, ...tables], ['left', right, right, right]),
    '',
    `${report.currency}`,
    textTable(amounts, ['left', right]),
    insurersText(report, zh),
    ...rejects,
    ...report.problems.map((each) => problemLine(each, lang)),
  ].join('\n');
}

function insurersText({ insurerPaidAgainstTotal: claims }: ImportReport, zh: boolean): string {
  const [below, equal, above, notSaid] = [
    countShown(claims.below),
    countShown(claims.equal),
    countShown(claims.above),
    countShown(claims.notSaid),
  ];
  return zh
    ? `保险支付与结算单金额逐单比对：少于 ${below}，等于 ${equal}，超出 ${above}，未记载 ${notSaid}`
    : `insurers against each total: ${below} below, ${equal} equal, ${above} above, ${notSaid} not said`;
}
