import { writeFile } from 'node:fs/promises';
import {
  type Rate,
  readDateTime,
  runTckSuite,
  type TckSummary,
  tckCsv,
  tckPage,
  tckSummary,
} from '@sanyi/feel';
import type { Lang } from '@sanyi/kernel';
import { ok } from '@sanyi/kernel';
import type { Command } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { outcome } from '../call/outcome.ts';
import { readTckFolder } from '../inputs/tck-folder.ts';
import { textTable } from '../texts/text-table.ts';

/** `sanyi conformance dmn-tck`: runs the DMN compatibility kit. */
export const CONFORMANCE_DMN_TCK: Command = {
  name: 'conformance dmn-tck',
  summary: { en: 'run the DMN compatibility kit', zh: '运行 DMN 兼容性测试集' },
  arguments: [
    {
      name: 'FOLDER',
      text: {
        en: 'folder with compliance-level-*/SUITE/*.dmn and *.xml',
        zh: '含有 compliance-level-*/测试组/*.dmn 和 *.xml 的文件夹',
      },
    },
  ],
  options: [
    {
      name: 'csv',
      value: 'FILE',
      text: { en: 'write the results as the kit publishes them', zh: '按测试集的格式写出结果' },
    },
    {
      name: 'page',
      value: 'FILE',
      text: { en: 'write rates and failures as Markdown', zh: '以 Markdown 写出比率和未通过项' },
    },
  ],
  examples: [
    {
      line: 'sanyi conformance dmn-tck ../tck/TestCases --csv results.csv',
      text: {
        en: 'cases, rates, and each failure with its reason',
        zh: '用例、比率及每个失败原因',
      },
    },
  ],
  run: async (call) => {
    const [folder = '.'] = call.arguments;
    const suites = await readTckFolder(folder);
    if (!suites.ok) return suites;
    const now = readDateTime(new Date().toISOString());
    const cases = suites.value.flatMap((suite) => runTckSuite(suite, now));
    const summary = tckSummary(cases);
    const csv = call.options.get('csv');
    if (csv !== undefined) await writeFile(csv, tckCsv(cases));
    const page = call.options.get('page');
    if (page !== undefined) await writeFile(page, tckPage(summary));
    const code = summary.failed > 0 ? EXIT.checkFailed : EXIT.ok;
    return ok(outcome(summary, summaryText(summary, call.lang), code));
  },
};

const NAMES = {
  level: { en: 'level', zh: '级别' },
  value: { en: 'value expected', zh: '期望有值' },
  exact: { en: 'equal to the last digit', zh: '其中逐位相等' },
  nothing: { en: 'null expected', zh: '期望为空' },
  table: { en: 'decision table', zh: '决策表' },
} as const;

function summaryText(summary: TckSummary, lang: Lang): string {
  const row = (name: string, { total, passed, rate }: Rate): string[] => [
    name,
    `${passed} / ${total}`,
    `${(rate * 100).toFixed(2)} %`,
  ];
  const rows = [
    ...Object.entries(summary.byLevel).map(([level, rate]) =>
      row(`${NAMES.level[lang]} ${level}`, rate),
    ),
    row(NAMES.value[lang], summary.valueExpected),
    row(NAMES.exact[lang], summary.valueExact),
    row(NAMES.nothing[lang], summary.nullExpected),
    row(NAMES.table[lang], summary.decisionTable),
  ];
  const failures = summary.failures.map(({ suite, id, reason }) => `${suite} ${id}: ${reason}`);
  return [textTable(rows), ...failures].join('\n');
}
