import type { SqlDialect } from '@sanyi/feel';
import { type SettlementSql, stepStatements } from './settlement-sql.ts';
import type { SettlementStep } from './step.ts';

/**
 * A settlement as files to run elsewhere: one script, what the numbers of problems say, and how to
 * run it, in both languages. Names and texts by file.
 *
 * @param of - the stack that was written, for whoever finds the files
 * @example
 * ```ts
 * declare const settlement: SettlementSql; // from settlementSql
 * const files = settlementBundle(settlement, { stack: 'beijing', hash: 'f00d' });
 * [...files.keys()]; // ['settlement.sql', 'problems.csv', 'README.md', 'README.zh.md']
 * ```
 */
export function settlementBundle(
  sql: SettlementSql,
  of: { readonly stack: string; readonly hash: string },
): ReadonlyMap<string, string> {
  return new Map([
    ['settlement.sql', scriptOf(sql, of)],
    ['problems.csv', problemsOf(sql)],
    ['README.md', README[sql.dialect].en(of)],
    ['README.zh.md', README[sql.dialect].zh(of)],
  ]);
}

type Of = { readonly stack: string; readonly hash: string };

function scriptOf(sql: SettlementSql, { stack, hash }: Of): string {
  const steps = statementsOf(sql.steps, sql.dialect);
  const name = inComment(stack);
  const head = `-- Settlement under ${name} (${hash}) / 按“${name}”结算\n-- See README.md / 请见 README.zh.md`;
  return `${[head, ...START[sql.dialect], ...steps, ...END[sql.dialect]].join('\n\n')}\n`;
}

/** Steps as statements, each under its title. */
export const statementsOf = (steps: readonly SettlementStep[], dialect: SqlDialect): string[] =>
  steps.map((step, at) => {
    const title = `-- ${at + 1}. ${step.title.en} / ${step.title.zh}`;
    return `${title}\n${stepStatements(step, dialect).join(';\n')};`;
  });

/** What a person typed, as it may stand in a comment of one line. */
export const inComment = (text: string): string => text.replace(/[^\p{L}\p{N}@+=./_-]/gu, ' ');

/** The variable that Spark's shell fills in. */
export const OUT = `$\{out}`;

/** Settings of a session, before the first step. */
export const START: Readonly<Record<SqlDialect, readonly string[]>> = {
  duckdb: [],
  spark: [
    'SET spark.sql.ansi.enabled=true;',
    'SET spark.sql.session.timeZone=UTC;',
    'SET spark.sql.caseSensitive=true;',
  ],
};

const END: Readonly<Record<SqlDialect, readonly string[]>> = {
  duckdb: [
    "COPY (SELECT * FROM s_settled ORDER BY claim) TO 'settled.parquet' (FORMAT parquet);",
    'SELECT code, problem, count(*) AS claims, min(claim) AS first FROM s_check GROUP BY code, problem;',
  ],
  spark: [
    `INSERT OVERWRITE DIRECTORY '${OUT}/settled' USING parquet SELECT * FROM s_settled;`,
    `INSERT OVERWRITE DIRECTORY '${OUT}/check' USING parquet SELECT * FROM s_check;`,
    'SELECT code, problem, COUNT(*) AS claims, MIN(claim) AS first FROM s_check GROUP BY code, problem;',
  ],
};

/** What the numbers of the column `problem` say, as CSV. */
export function problemsOf({ problems }: SettlementSql): string {
  const rows = problems.map(
    ({ code, where }, at) => `${at + 1},${code},"${where.replaceAll('"', '""')}"`,
  );
  return `${['problem,code,where', ...rows].join('\n')}\n`;
}

const RUN: Readonly<Record<SqlDialect, string>> = {
  duckdb: `duckdb -c "SET VARIABLE facts = '/path/to/facts/g-<id>'; .read settlement.sql"`,
  spark:
    'spark-sql --hivevar facts=/path/to/facts/g-<id> --hivevar out=/path/to/result -f settlement.sql',
};

const RESULT: Readonly<Record<SqlDialect, readonly [string, string]>> = {
  duckdb: ['settled.parquet', 'the rows that the script prints last'],
  spark: [`${OUT}/settled`, `${OUT}/check`],
};

type Readme = { readonly en: (of: Of) => string; readonly zh: (of: Of) => string };

const readme = (dialect: SqlDialect): Readme => {
  const [settled, check] = RESULT[dialect];
  return {
    en: ({ stack, hash }) => `# A settlement as SQL

Rules \`${stack}\`, checksum \`${hash}\`.

    ${RUN[dialect]}

\`facts\` is the generation folder that \`manifest.json\` of the facts names. The script needs nothing else: rules, prices and parameters stand in it.${dialect === 'spark' ? ' Spark 3.4 or later, in ANSI mode, which the script sets; `out` is a folder that is empty or not there, the steps are kept in it.' : ''}

1. Sources: claims, persons, institutions, items and purchase prices as they stand in the facts.
2. Constants: which rules each day takes, parameters in force, price lists.
3. Acts: claims with their days and, where there are refunds, once for each turn of the person-year.
4. Prices of lines and charges of visits, asked once for each combination; charges in whole fen.
5. First contact, then the benefit: accumulators as running sums in the order of day and claim.
6. \`s_settled\`: one row for each claim. It goes to \`${settled}\`.
7. \`s_check\`: claims that this script must not settle. It goes to ${check}. If it is not empty the result has a hole: settle row by row. Numbers in the column \`problem\` are told in \`problems.csv\`.
`,
    zh: ({ stack, hash }) => `# 以 SQL 表示的结算

规则 \`${stack}\`，校验码 \`${hash}\`。

    ${RUN[dialect]}

\`facts\` 为事实数据 \`manifest.json\` 所指的世代文件夹。脚本不需要其他内容：规则、价格和参数都在其中。${dialect === 'spark' ? '需要 Spark 3.4 或更高版本，并使用脚本所设的 ANSI 模式；`out` 为空文件夹或尚不存在的文件夹，各步骤结果保存在其中。' : ''}

1. 数据来源：结算单、人员、机构、项目和采购价，与事实数据一致。
2. 常量：每一天适用的规则、有效参数、价格清单。
3. 记录：结算单及其适用日；有退费的，按人员年度的每一轮各列一次。
4. 明细单价和就诊收费，每种组合只提问一次；费用以整数分计算。
5. 先首诊，后待遇：各项累计按日期和结算单顺序滑动求和。
6. \`s_settled\`：每张结算单一行，写入 \`${settled}\`。
7. \`s_check\`：本脚本不得结算的结算单，写入 ${dialect === 'duckdb' ? '脚本最后输出的行' : check}。如不为空，则结果有缺口，请逐行结算。\`problem\` 列的编号见 \`problems.csv\`。
`,
  };
};

const README: Readonly<Record<SqlDialect, Readme>> = {
  duckdb: readme('duckdb'),
  spark: readme('spark'),
};
