import { fail, ok, problem } from '@sanyi/kernel';
import { checkSettlement, writeSqlBundle } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { countShown, outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { POLICIES_OPTION, packagesOf } from '../inputs/library-of.ts';
import {
  FACTS_OPTION,
  factsOf,
  STACK_OPTION,
  settledOf,
  stackText,
} from '../inputs/settled-facts.ts';

const DIALECTS = ['duckdb', 'spark'] as const;

/** `sanyi sql`: a settlement as SQL, to be run elsewhere or compared with the own one. */
export const SQL: Command = {
  name: 'sql',
  summary: {
    en: 'write a settlement as SQL for DuckDB or Spark, or compare with it claim by claim',
    zh: '将结算写成 DuckDB 或 Spark 的 SQL，或与其逐单核对',
  },
  arguments: [],
  options: [
    FACTS_OPTION,
    STACK_OPTION,
    {
      name: 'dialect',
      value: DIALECTS.join('|'),
      text: { en: 'engine that will run it', zh: '运行所用的引擎' },
      otherwise: 'duckdb',
    },
    {
      name: 'out',
      value: 'DIR',
      text: { en: 'folder for script and README', zh: '脚本与说明的输出文件夹' },
    },
    {
      name: 'check',
      text: {
        en: 'settle in DuckDB and compare every claim with the settlement; write nothing',
        zh: '在 DuckDB 中结算并逐单核对，不写文件',
      },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi sql --facts .sanyi/beijing --stack beijing --dialect spark --out beijing-sql',
      text: { en: 'a folder for spark-sql -f', zh: '供 spark-sql -f 运行的文件夹' },
    },
    {
      line: 'sanyi sql --facts .sanyi/beijing --stack beijing --check',
      text: { en: 'the same to the fen, computed twice', zh: '两种方式计算，逐分相同' },
    },
  ],
  run: (call) => (call.switches.has('check') ? check(call) : write(call)),
};

async function check(call: Call): ReturnType<Command['run']> {
  const settled = await settledOf(call, { oldRules: false });
  if (!settled.ok) return settled;
  const checked = await checkSettlement(settled.value, call.job);
  if (!checked.ok) return checked;
  const { claims, columns, seconds } = checked.value;
  const { stackHash } = settled.value.report;
  const text =
    call.lang === 'zh'
      ? `${countShown(claims)} 张结算单的 ${columns} 列与 SQL 结果逐分相同`
      : `${countShown(claims)} claims are the same in SQL, to the fen, in ${columns} columns each`;
  return ok(outcome({ claims, columns, different: 0, stackHash, seconds }, text));
}

async function write(call: Call): ReturnType<Command['run']> {
  const out = neededOption(call, 'out', '--out beijing-sql');
  if (!out.ok) return out;
  const asked = call.options.get('dialect') ?? 'duckdb';
  const dialect = DIALECTS.find((each) => each === asked);
  if (!dialect) {
    const details = { option: '--dialect', value: asked, known: DIALECTS.join(', ') };
    return fail(problem('CLI_OPTION_CHOICE', 'command line', details));
  }
  const facts = await factsOf(call);
  if (!facts.ok) return facts;
  const packages = await packagesOf(call);
  if (!packages.ok) return packages;
  const stack = stackText(call, facts.value);
  const request = { packages: packages.value, stack, dialect, out: out.value };
  const written = await writeSqlBundle(facts.value, request);
  if (!written.ok) return written;
  const { files, steps, stackHash } = written.value;
  return ok(
    outcome({ out: out.value, dialect, files, steps, stackHash }, `${out.value}/README.md`),
  );
}
