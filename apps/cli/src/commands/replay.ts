import type { Replay } from '@sanyi/api';
import { type Day, fail, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import {
  comparedEngines,
  type Facts,
  type ReplayOptions,
  type ReplayRequest,
  readReplay,
  replayFacts,
  replayInDuckdb,
} from '@sanyi/store';
import type { Call, Command, Option, Outcome } from '../command.ts';
import { POLICIES_OPTION, packagesOf } from '../library-of.ts';
import { outcome } from '../outcome.ts';
import { choiceOption, neededOption } from '../read-options.ts';
import { estimateLine, replayText } from '../replay-text.ts';
import { comparedReplays } from '../replays-compared.ts';
import { FACTS_OPTION, factsOf } from '../settled-facts.ts';

const STACK = 'PLACE[@DATE|@-1y][+PACKAGE][+PATH=VALUE]';

const OPTIONS: readonly Option[] = [
  FACTS_OPTION,
  {
    name: 'baseline',
    value: 'STACK',
    text: { en: `rules before: ${STACK}`, zh: `改革前的规则：${STACK}` },
    otherwise: { en: 'each claim by the rules of its own day', zh: '每笔按当日规则' },
  },
  {
    name: 'reform',
    value: 'STACK',
    text: { en: 'rules of the reform', zh: '改革后的规则' },
    otherwise: { en: 'the baseline, with what --set tries', zh: '基准加上 --set 的试算值' },
  },
  {
    name: 'set',
    value: 'PATH=VALUE',
    repeats: true,
    text: {
      en: 'try a value: parameters/NAME[@DATE]=VALUE or lists/NAME/KEY,KEY[@DATE]=VALUE; may be repeated',
      zh: '试算一个值：parameters/名称[@日期]=值 或 lists/名称/键,键[@日期]=值；可重复',
    },
  },
  {
    name: 'engine',
    value: 'columns|duckdb|both',
    text: { en: 'which engine settles', zh: '使用哪个引擎结算' },
    otherwise: 'columns',
  },
  {
    name: 'from',
    value: 'DATE',
    text: { en: 'first day whose claims count', zh: '计入结果的首日' },
    otherwise: { en: 'a year before the last day', zh: '末日之前一年' },
  },
  {
    name: 'to',
    value: 'DATE',
    text: { en: 'last day whose claims count', zh: '计入结果的末日' },
    otherwise: { en: 'the last day of the facts', zh: '数据的最后一日' },
  },
  {
    name: 'groups',
    value: 'PACKAGE',
    text: { en: 'packages that say how results are grouped', zh: '规定结果分组的政策包' },
    otherwise: 'replay-groups',
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
  ],
  run: async (call) => {
    const engine = choiceOption(call, 'engine', ['columns', 'duckdb', 'both']);
    if (!engine.ok) return engine;
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const request = requestOf(call, facts.value.manifest.place);
    if (!request.ok) return request;
    const asked = { ...request.value, packages: packages.value, job: call.job };
    if (engine.value === 'duckdb') return inDuckdb(facts.value, asked);
    const replayed = await replayFacts(facts.value, {
      ...asked,
      onEstimate: (estimate) => call.say(estimateLine(estimate)),
    });
    if (!replayed.ok) return replayed;
    const { folder, reused } = replayed.value;
    const replay =
      engine.value === 'both'
        ? await withDuckdb(facts.value, asked, replayed.value.replay)
        : ok(replayed.value.replay);
    if (!replay.ok) return replay;
    const text = replayText(replay.value, call.lang, { folder, reused });
    return ok(outcome({ ...replay.value, folder }, text));
  },
};

/** Only what SQL alone says: cells and totals, no bands. */
async function inDuckdb(facts: Facts, asked: ReplayOptions): Promise<Result<Outcome>> {
  const other = await replayInDuckdb(facts, asked);
  if (!other.ok) return other;
  const { engine, cells } = other.value;
  const { baseline, reform } = asked;
  return ok(
    outcome({ baseline, reform, engines: { duckdb: engine }, cells }, JSON.stringify(engine)),
  );
}

async function withDuckdb(
  facts: Facts,
  asked: ReplayOptions,
  replay: Replay,
): Promise<Result<Replay>> {
  const other = await replayInDuckdb(facts, asked);
  return other.ok ? comparedEngines(replay, other.value) : other;
}

function requestOf(call: Call, place: string): Result<ReplayRequest> {
  const baseline = call.options.get('baseline') ?? place;
  const base = call.options.get('reform') ?? baseline;
  const tried = call.options.get('set');
  const reform = tried === undefined ? base : `${base}+${tried}`;
  if (reform === baseline) {
    return fail(problem('REPLAY_NOTHING_CHANGES', 'command line', { stack: baseline }));
  }
  const days = daysOf(call);
  if (!days.ok) return days;
  const groups = call.options.get('groups');
  return ok({
    ...{ baseline, reform },
    ...days.value,
    ...(groups === undefined ? {} : { groups }),
  });
}

function daysOf(call: Call): Result<Pick<ReplayRequest, 'from' | 'to'>> {
  const days: { from?: Day; to?: Day } = {};
  for (const name of ['from', 'to'] as const) {
    const text = call.options.get(name);
    if (text === undefined) continue;
    const day = parseDay(text);
    if (!day.ok) {
      const details = { option: `--${name}`, value: text, example: `--${name} 2018-12-31` };
      return fail(problem('CLI_OPTION_DATE', 'command line', details));
    }
    days[name] = day.value;
  }
  return ok(days);
}

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
    return ok(comparedReplays(first.value, second.value, call.lang));
  },
};

const opened = (replay: Replay, folder: string, call: Call) =>
  ok(outcome({ ...replay, folder }, replayText(replay, call.lang, { folder, reused: true })));
