import { inComment, OUT, problemsOf, START, statementsOf } from './bundle.ts';
import type { SettlementSql } from './settlement-sql.ts';
import { SIDES } from './sides.ts';
import type { SettlementStep } from './step.ts';

/** What a bundle is written from. */
export type ReplayBundle = {
  /** Settlements in Spark SQL under the rules before and under the reform. */
  readonly settlements: readonly [SettlementSql, SettlementSql];
  readonly sums: readonly SettlementStep[];
  readonly stacks: readonly [Rules, Rules];
  /** What the bundle replays, as JSON: read again with the results. */
  readonly head: object;
};

type Rules = { readonly text: string; readonly hash: string };

/**
 * A replay as files for `spark-sql -f`: one script that settles under both sets of rules and adds up,
 * how to run it, and what it replays. Names and texts by file. Only sums are written, no claims.
 *
 * @example
 * ```ts
 * declare const settlement: SettlementSql; // from settlementSql, for Spark
 * const rules = { text: 'beijing', hash: 'f00d' };
 * const settlements = [settlement, settlement] as const;
 * const bundle = { settlements, sums: [], stacks: [rules, rules] as const, head: {} };
 * [...replayBundle(bundle).keys()][0]; // 'replay.sql'
 * ```
 */
export function replayBundle(bundle: ReplayBundle): ReadonlyMap<string, string> {
  const { settlements, head } = bundle;
  return new Map([
    ['replay.sql', scriptOf(bundle)],
    ['run.sh', RUN],
    ['bundle.json', `${JSON.stringify(head, null, 2)}\n`],
    ...settlements.map((sql, at): [string, string] => [
      `problems-${SIDES[at]}.csv`,
      problemsOf(sql),
    ]),
    ['README.md', readme(bundle).en],
    ['README.zh.md', readme(bundle).zh],
  ]);
}

function scriptOf({ settlements, sums, stacks }: ReplayBundle): string {
  const sides = settlements.flatMap((sql, at) => {
    const side = SIDES[at] ?? '';
    const { text = '', hash = '' } = stacks[at] ?? {};
    const place = `${OUT}/${side}`;
    const steps = statementsOf(sql.steps, 'spark').map((step) => step.replaceAll(OUT, place));
    return [
      `-- ${side}: ${inComment(text)} (${hash})`,
      ...steps,
      ...['settled', 'item_day', 'rule', 'check'].map(
        (name) =>
          `INSERT OVERWRITE DIRECTORY '${place}/${name}' USING parquet SELECT * FROM s_${name};`,
      ),
      ...[
        ['', 'settled'],
        ['_item', 'item_day'],
        ['_rule', 'rule'],
      ].map(
        ([suffix, name]) =>
          `CREATE OR REPLACE TEMPORARY VIEW s_${side}${suffix} AS SELECT * FROM parquet.\`${place}/${name}\`;`,
      ),
    ];
  });
  const text = [
    '-- A replay: see README.md / 回放：请见 README.zh.md',
    ...START.spark,
    ...sides,
    ...statementsOf(sums, 'spark'),
    ...['sums', 'stay']
      .filter((name) => sums.some((step) => step.name === `s_${name}`))
      .map(
        (name) =>
          `INSERT OVERWRITE DIRECTORY '${OUT}/${name}' USING parquet SELECT * FROM s_${name};`,
      ),
  ];
  return `${text.join('\n\n')}\n`;
}

const RUN = `#!/bin/sh
# usage: run.sh FACTS-GENERATION OUT [options of spark-sql]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
stop() {
  printf '%s\\n%s\\n' "$1" "$2" >&2
  exit 2
}
[ $# -ge 2 ] || stop 'Usage: sh run.sh FACTS/g-ID RESULT [options of spark-sql]. README.md says more.' \\
  '用法：sh run.sh 数据文件夹/g-编号 结果文件夹 [spark-sql 的选项]。详见 README.zh.md。'
facts=$1
out=$2
shift 2
spark=\${SPARK_SQL:-spark-sql}
command -v "$spark" > /dev/null || stop "$spark is not there, so nothing was run. Install Spark 3.4 or later, or name its program in SPARK_SQL." \\
  "找不到 $spark，未运行。请安装 Spark 3.4 或更高版本，或用 SPARK_SQL 指定其程序。"
[ -z "$(ls -A "$out" 2> /dev/null)" ] || stop "$out is not empty, and results of two runs would be mixed. Name an empty or new folder." \\
  "$out 不是空文件夹，两次运行的结果会混在一起。请指定空文件夹或新文件夹。"
mkdir -p "$out"
cp "$here/bundle.json" "$out/bundle.json"
date -u +%s > "$out/started"
"$spark" --hivevar facts="$facts" --hivevar out="$out" "$@" -f "$here/replay.sql"
date -u +%s > "$out/ended"
`;

function readme({ stacks: [before, after] }: ReplayBundle): { en: string; zh: string } {
  const rules = `\`${inComment(before.text)}\` → \`${inComment(after.text)}\``;
  const run = `    sh run.sh /path/to/facts/g-<id> /path/to/result
    sanyi replay read-back /path/to/result --facts /path/to/facts`;
  return {
    en: `# A replay for Spark

Rules ${rules}. The script settles every claim under both and adds up in Spark; what leaves the cluster are sums, a few thousand rows, and where a pool pays hospitals its stays, numbered.

${run}

The first argument is the generation folder that \`manifest.json\` of the facts names, as the cluster sees it; the second a folder that is empty or not there. Options of \`spark-sql\` may follow: \`--master\`, \`--conf\`. Spark 3.4 or later, in ANSI mode, which the script sets.

\`before/check\` and \`after/check\` must be empty: claims in them must be settled row by row, and \`read-back\` refuses the result. Numbers in their column \`problem\` are told in \`problems-before.csv\` and \`problems-after.csv\`. \`read-back\` also refuses results of other claims, rules or days than the bundle was written for, and holds them against the own replay where there is one, cell by cell.
`,
    zh: `# 供 Spark 运行的回放

规则 ${rules}。脚本在 Spark 中按两套规则结算每张结算单并汇总；离开集群的只有汇总数，约数千行；规则含资金池时另有供其分配的住院（仅编号）。

${run}

第一个参数为事实数据 \`manifest.json\` 所指的世代文件夹（集群可见的路径），第二个为空文件夹或尚不存在的文件夹；其后可加 \`spark-sql\` 的选项，如 \`--master\`、\`--conf\`。需要 Spark 3.4 或更高版本，并使用脚本所设的 ANSI 模式。

\`before/check\` 与 \`after/check\` 必须为空：其中的结算单须逐行结算，此时 \`read-back\` 拒绝该结果。\`problem\` 列的编号见 \`problems-before.csv\` 和 \`problems-after.csv\`。结算单、规则或日期与生成时不同的结果，\`read-back\` 也会拒绝；已有本平台回放结果的，逐格核对。
`,
  };
}
