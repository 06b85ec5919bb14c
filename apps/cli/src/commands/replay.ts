import type { Replay } from '@sanyi/api';
import { ok, type Result, type Text } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import {
  behaviourOfReplay,
  type Facts,
  keepSqlReplay,
  libraryOf,
  type ReplayedFacts,
  type ReplayOptions,
  readBackReplay,
  readReplay,
  replayByChange,
  replayFacts,
  replayInDuckdb,
  writeReplayBundle,
} from '@sanyi/store';
import type { Call, Command, Option, Outcome } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { choiceOption, neededOption, oneOfOptions } from '../call/read-options.ts';
import { POLICIES_OPTION, packagesOf } from '../inputs/library-of.ts';
import { REQUEST_OPTIONS, requestOf } from '../inputs/replay-request.ts';
import { sharedReplay, shareOf } from '../inputs/replay-shares.ts';
import { resultTitles } from '../inputs/result-titles.ts';
import { FACTS_OPTION, factsOf } from '../inputs/settled-facts.ts';
import { behaviourText } from '../texts/behaviour-text.ts';
import { byChangeText } from '../texts/by-change-text.ts';
import { titlesOf } from '../texts/group-words.ts';
import { estimateLine, replayText } from '../texts/replay-text.ts';
import { comparedReplays } from '../texts/replays-compared.ts';

const ENGINES = ['columns', 'duckdb', 'both', 'spark-bundle'] as const;

const OPTIONS: readonly Option[] = [
  FACTS_OPTION,
  ...REQUEST_OPTIONS,
  {
    name: 'engine',
    value: ENGINES.join('|'),
    text: {
      en: 'which engine settles; spark-bundle writes a script for spark-sql into --out',
      zh: '使用哪个引擎结算；spark-bundle 将 spark-sql 脚本写入 --out',
    },
    otherwise: 'columns',
  },
  {
    name: 'out',
    value: 'DIR',
    text: { en: 'folder for the script of spark-bundle', zh: 'spark-bundle 脚本的输出文件夹' },
  },
  {
    name: 'by-change',
    text: {
      en: 'make the changes of the reform one after the other and tell what each does; the parts add up to the whole',
      zh: '逐项实施改革的各项变化，说明每项的影响；各项之和等于总影响',
    },
  },
  {
    name: 'behaviour',
    value: 'PACKAGE',
    text: {
      en: 'beside the static result, what it would come to if volumes responded as this package assumes',
      zh: '在静态结果之旁，给出按该政策包假设的行为反应所得结果',
    },
  },
  {
    name: 'part',
    value: 'K/N',
    text: {
      en: 'only the share of the K-th of N processes; "sanyi replay merge" adds them up',
      zh: '只回放 N 个进程中第 K 个的份额；由“sanyi replay merge”合并',
    },
  },
  {
    name: 'resident',
    text: {
      en: 'read the claims into memory first; the time told is that of the replay alone',
      zh: '先将结算单读入内存，所报用时仅为回放本身',
    },
  },
  {
    name: 'no-cache',
    text: {
      en: 'settle every claim, also where a claim cache could tell',
      zh: '即使有结算单缓存，也逐单结算',
    },
  },
  POLICIES_OPTION,
];

/** `sanyi replay`: settles a year of claims under two sets of rules and tells who gains and loses. */
export const REPLAY: Command = {
  name: 'replay',
  summary: {
    en: 'settle a year of claims under a reform: who gains, who loses',
    zh: '用改革规则回放一年结算单：谁得益、谁受损',
  },
  arguments: [],
  options: OPTIONS,
  examples: [
    {
      line: 'sanyi replay --facts .sanyi/beijing --set parameters/drugMarkupRate=0.05 --set lists/servicePrice/ct-plain=120 --json',
      text: { en: 'two values tried on the rules in force', zh: '在现行规则上试算两个值' },
    },
    {
      line: 'sanyi replay --facts .sanyi/beijing --baseline beijing@2017-04-07 --reform beijing@2017-04-08',
      text: {
        en: 'what the reform of 8 April 2017 does to the last year of the facts',
        zh: '2017 年 4 月 8 日的改革对数据最后一年的影响',
      },
    },
    {
      line: 'sanyi replay --facts .sanyi/beijing --baseline beijing@2017-04-07 --reform beijing@2017-04-08 --behaviour behaviour-2017',
      text: {
        en: 'the same, and beside it what it would come to with the shifts measured in 2017',
        zh: '同上，并列出按 2017 年实测变化假设的结果',
      },
    },
  ],
  run: async (call) => {
    const engine = choiceOption(call, 'engine', ENGINES);
    if (!engine.ok) return engine;
    const one = oneOfOptions([
      ...(engine.value === null || engine.value === 'columns' ? [] : ['engine']),
      ...['behaviour', 'part', 'by-change'].filter(
        (name) => call.options.has(name) || call.switches.has(name),
      ),
    ]);
    if (!one.ok) return one;
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const request = requestOf(call, facts.value.manifest.place);
    if (!request.ok) return request;
    const resident = call.switches.has('resident');
    const cache = !call.switches.has('no-cache');
    const asked = { ...request.value, packages: packages.value, job: call.job, resident, cache };
    const behaviour = call.options.get('behaviour');
    if (behaviour !== undefined) return beside(facts.value, { ...asked, behaviour }, call);
    sayFoldOnly(call, asked);
    const share = shareOf(call);
    if (!share.ok) return share;
    if (share.value) return sharedReplay(facts.value, { ...asked, share: share.value }, call.lang);
    if (call.switches.has('by-change')) return byChange(facts.value, asked, call);
    if (engine.value === 'duckdb') return inDuckdb(facts.value, asked, call);
    if (engine.value === 'spark-bundle') return sparkBundle(facts.value, asked, call);
    const replayed = await replayFacts(facts.value, {
      ...asked,
      onEstimate: (estimate) => call.say(estimateLine(estimate)),
    });
    if (!replayed.ok) return replayed;
    if (engine.value === 'both') return inDuckdb(facts.value, asked, call);
    return told(facts.value, asked, call, replayed.value);
  },
};

/** The static result, and apart from it what it would come to with behaviour. */
async function beside(
  facts: Facts,
  asked: ReplayOptions & { readonly behaviour: string },
  call: Call,
): Promise<Result<Outcome>> {
  const replayed = await replayFacts(facts, asked);
  if (!replayed.ok) return replayed;
  const { replay, folder, reused } = replayed.value;
  const made = behaviourOfReplay(replay, asked);
  if (!made.ok) return made;
  const at = { folder, reused, titles: titlesOf(facts, replay, asked) };
  const text = [replayText(replay, call.lang, at), behaviourText(made.value, call.lang)];
  return ok(outcome({ ...replay, folder, behaviour: made.value }, text.join('\n\n')));
}

/** A fold that reads itself runs claim by claim, and often nothing else can check it: that is said first. */
function sayFoldOnly(call: Call, { packages, baseline, reform }: ReplayOptions): void {
  const library = libraryOf(packages);
  if (!library.ok) return;
  const found = [baseline, reform].find((text) => {
    const stack = buildStack(library.value, text);
    return stack.ok && (stack.value.fold('benefit.claim')?.feedback ?? false);
  });
  if (found) call.say(foldOnly(found));
}

const foldOnly = (stack: string): Text => ({
  en: `${stack}: the benefit says that it adds up what depends on itself (feedback: true), so it runs as a fold only, claim by claim in order. SQL refuses what truly depends on itself: then --engine columns alone replays it.`,
  zh: `${stack}：待遇声明其累计取决于自身（feedback: true），只能按顺序逐单累计。确实取决于自身的累计，SQL 会拒绝核对：此时只有 --engine columns 可以回放。`,
});

/** Who loses because of which change: each against the rules before it. */
async function byChange(facts: Facts, asked: ReplayOptions, call: Call): Promise<Result<Outcome>> {
  const found = await replayByChange(facts, asked);
  return found.ok ? ok(outcome(found.value, byChangeText(found.value, call.lang))) : found;
}

/** What SQL alone says, held against the result that is there. */
async function inDuckdb(facts: Facts, asked: ReplayOptions, call: Call): Promise<Result<Outcome>> {
  const made = await replayInDuckdb(facts, asked);
  if (!made.ok) return made;
  const kept = await keepSqlReplay(facts, made.value);
  return kept.ok ? told(facts, asked, call, { ...kept.value, reused: false }) : kept;
}

/** A replay of facts for people and programmes. */
function told(
  facts: Facts,
  asked: Pick<ReplayOptions, 'packages'>,
  call: Call,
  { replay, folder, reused }: ReplayedFacts,
): Result<Outcome> {
  const at = { folder, reused, titles: titlesOf(facts, replay, asked) };
  return ok(outcome({ ...replay, folder }, replayText(replay, call.lang, at)));
}

async function sparkBundle(
  facts: Facts,
  asked: ReplayOptions,
  call: Call,
): Promise<Result<Outcome>> {
  const out = neededOption(call, 'out', '--out bundle');
  if (!out.ok) return out;
  const written = await writeReplayBundle(facts, { ...asked, out: out.value });
  return written.ok ? ok(outcome(written.value, `${out.value}/README.md`)) : written;
}

/** `sanyi replay read-back`: takes what Spark made of a bundle into the folder of results. */
export const REPLAY_READ_BACK: Command = {
  name: 'replay read-back',
  summary: {
    en: 'take the sums that Spark made into the results, compared to the fen',
    zh: '将 Spark 的汇总结果读回结果文件夹，并逐分核对',
  },
  arguments: [{ name: 'DIR', text: { en: 'folder that run.sh wrote', zh: 'run.sh 写入的文件夹' } }],
  options: [FACTS_OPTION, POLICIES_OPTION],
  examples: [
    {
      line: 'sanyi replay read-back result --facts .sanyi/beijing',
      text: {
        en: 'after sh bundle/run.sh FACTS/g-ID result',
        zh: '在 sh bundle/run.sh 数据文件夹/g-编号 result 之后',
      },
    },
  ],
  run: async (call) => {
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const read = await readBackReplay(facts.value, packages.value, call.arguments[0] ?? '');
    if (!read.ok) return read;
    const asked = { packages: packages.value };
    return told(facts.value, asked, call, { ...read.value, reused: false });
  },
};

/** `sanyi replay compare`: opens one result of a replay, or lays two beside each other. */
export const REPLAY_COMPARE: Command = {
  name: 'replay compare',
  summary: { en: 'open a result of a replay, or compare two', zh: '打开一个回放结果，或比较两个' },
  arguments: [],
  options: [
    {
      name: 'result',
      value: 'DIR',
      text: {
        en: 'folder of a replay, FACTS/replay/ID',
        zh: '回放结果文件夹，数据文件夹/replay/编号',
      },
    },
    {
      name: 'with',
      value: 'DIR',
      text: { en: 'another one to compare with', zh: '与之比较的另一个' },
    },
  ],
  examples: [
    {
      line: 'sanyi replay compare --result facts/replay/0f3a --with facts/replay/77be --json',
      text: { en: 'cells that differ between two replays', zh: '两个回放结果之间不同的单元' },
    },
  ],
  run: async (call) => {
    const folder = neededOption(call, 'result', '--result facts/replay/0f3a');
    if (!folder.ok) return folder;
    const first = await readReplay(folder.value);
    if (!first.ok) return first;
    const other = call.options.get('with');
    if (other === undefined) return opened(first.value, folder.value, call);
    const second = await readReplay(other);
    if (!second.ok) return second;
    const titles = await resultTitles(call, folder.value, first.value);
    return ok(comparedReplays(first.value, second.value, { lang: call.lang, titles }));
  },
};

const opened = async (replay: Replay, folder: string, call: Call) => {
  const at = { folder, reused: true, titles: await resultTitles(call, folder, replay) };
  return ok(outcome({ ...replay, folder }, replayText(replay, call.lang, at)));
};
