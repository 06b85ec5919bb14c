import { BOUND_WORDS } from '@sanyi/insurance';
import { collect, type Lang, ok, type Result, type Text } from '@sanyi/kernel';
import { boundTitles, type PriceBounds, type SolvedPrices, solvePrices } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { countShown, outcome, yuanShown } from '../call/outcome.ts';
import { neededOption, numberOption } from '../call/read-options.ts';
import { POLICIES_OPTION, packagesOf } from '../inputs/library-of.ts';
import { FACTS_OPTION, factsOf } from '../inputs/settled-facts.ts';
import { textTable } from '../texts/text-table.ts';

/** `sanyi solve`: finds prices that balance a reform, and proves them by replay. */
export const SOLVE: Command = {
  name: 'solve',
  summary: {
    en: 'find prices that balance a reform, proved by replay',
    zh: '求解使改革总量平衡的价格，并以回放验证',
  },
  arguments: [],
  options: [
    FACTS_OPTION,
    {
      name: 'baseline',
      value: 'STACK',
      text: { en: 'rules before the reform', zh: '改革前的规则' },
      otherwise: { en: 'each claim by the rules of its own day', zh: '每笔按当日规则' },
    },
    { name: 'reform', value: 'STACK', text: { en: 'rules to balance', zh: '待平衡的规则' } },
    {
      name: 'move',
      value: 'PATH',
      repeats: '+',
      text: {
        en: 'a price that may move: lists/NAME/KEY,KEY, an asterisk for whatever follows; may be repeated',
        zh: '可调整的价格：lists/名称/键,键，星号表示其后任意内容；可重复',
      },
    },
    {
      name: 'fall',
      value: 'PERCENT',
      text: { en: 'how far a price may fall', zh: '价格最多下调' },
    },
    {
      name: 'rise',
      value: 'PERCENT',
      text: { en: 'how far a price may rise', zh: '价格最多上调' },
    },
    {
      name: 'step',
      value: 'YUAN',
      text: { en: 'prices move by whole steps of this', zh: '调价的最小单位' },
      otherwise: '1',
    },
    {
      name: 'total',
      value: 'PERCENT',
      text: { en: 'all hospitals’ income stays within', zh: '全部机构收入变化不超过' },
    },
    {
      name: 'hospital',
      value: 'PERCENT',
      text: { en: 'the income of each hospital stays within', zh: '每家机构收入变化不超过' },
    },
    {
      name: 'group',
      value: 'PERCENT',
      text: {
        en: 'what each class of persons pays itself, after benefits, stays within',
        zh: '每类人员待遇后个人负担变化不超过',
      },
    },
    {
      name: 'services',
      value: 'PERCENT',
      text: { en: 'least share of services in all income', zh: '医疗服务收入占比不低于' },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: "sanyi solve --facts .sanyi/beijing --baseline beijing@2017-04-07 --reform beijing@2017-04-08 --move 'lists/servicePrice/*' --fall 40 --rise 80 --total 0.5",
      text: { en: 'prices that balance the reform of 2017', zh: '使 2017 年改革总量平衡的价格' },
    },
  ],
  run: async (call) => {
    const bounds = boundsOf(call);
    if (!bounds.ok) return bounds;
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const baseline = call.options.get('baseline') ?? facts.value.manifest.place;
    const reform = call.options.get('reform') ?? baseline;
    const rules = { packages: packages.value, baseline, reform, job: call.job };
    const solved = await solvePrices(facts.value, rules, bounds.value);
    if (!solved.ok) return solved;
    const { proof, ...found } = solved.value;
    const title = boundTitles(facts.value);
    const document = {
      ...titled(found, title),
      proof: { folder: proof.folder, id: proof.replay.id },
    };
    const code = found.isWithin ? EXIT.ok : EXIT.checkFailed;
    return ok(outcome(document, solvedText(call, solved.value, title), code));
  },
};

/** Nothing is cheaper than free, and no part is more than all. */
const PERCENT_MOST: Readonly<Record<string, number>> = { fall: 100, services: 100 };

function boundsOf(call: Call): Result<PriceBounds> {
  const move = neededOption(call, 'move', "--move 'lists/servicePrice/*'");
  if (!move.ok) return move;
  for (const name of ['fall', 'rise', 'total']) {
    const given = neededOption(call, name, `--${name} 10`);
    if (!given.ok) return given;
  }
  const names = ['fall', 'rise', 'total', 'hospital', 'group', 'services'] as const;
  const shares = collect(names.map((name) => shareOption(call, name)));
  if (!shares.ok) return shares;
  const [fall, rise, total, hospital, group, services] = shares.value;
  const step = numberOption(call, 'step', { least: 0.01, most: 10_000, otherwise: 1 });
  if (!step.ok) return step;
  return ok({
    paths: move.value.split('+'),
    step: Math.round(step.value * 100),
    ...{ fall: fall ?? 0, rise: rise ?? 0, total: total ?? 0 },
    ...{ hospital: hospital ?? null, group: group ?? null, services: services ?? null },
  });
}

/** A percentage as a share; null where it is not given. */
function shareOption(call: Call, name: string): Result<number | null> {
  if (!call.options.has(name)) return ok(null);
  const read = numberOption(call, name, {
    least: 0,
    most: PERCENT_MOST[name] ?? 1000,
    otherwise: 0,
  });
  return read.ok ? ok(read.value / 100) : read;
}

/** What a bound is of, in both languages. */
type TitleOf = (bound: Pick<SolvedPrices['binding'][number], 'kind' | 'key'>) => Text;

/** What was found, with what each price and each bound is of: a code alone says nothing to a reader. */
const titled = (found: Omit<SolvedPrices, 'proof'>, title: TitleOf) => ({
  ...found,
  prices: found.prices.map((price) => ({
    ...price,
    title: title({ kind: 'price', key: price.path }),
  })),
  binding: found.binding.map((bound) => ({ ...bound, title: title(bound) })),
  bounds: found.bounds.map((bound) => ({ ...bound, title: title(bound) })),
});

function solvedText({ lang }: Call, solved: SolvedPrices, titleOf: TitleOf): string {
  const zh = lang === 'zh';
  const { income, binding, prices } = solved;
  const moved = prices.filter(({ now, price }) => now !== price);
  const rows = moved.map(({ path, now, price }) => [
    titleOf({ kind: 'price', key: path })[lang],
    yuanShown(String(now)),
    yuanShown(String(price)),
    `${price < now ? '−' : '+'}${(Math.abs((price - now) / now) * 100).toFixed(1)} %`,
    path,
  ]);
  const heads = zh
    ? ['价格', '现行', '求得', '变化', '路径']
    : ['price', 'now', 'found', 'change', 'path'];
  const percent = (part: number): string =>
    `${((100 * part) / income.before).toFixed(3).replace('-', '−')} %`;
  const said = zh
    ? [
        `机构收入变化：仅改革 ${percent(income.reform)}，模型 ${percent(income.predicted)}，回放 ${percent(income.replayed)}`,
        `起约束作用：${bindingText(binding, lang, titleOf)}`,
      ]
    : [
        `income of hospitals: reform alone ${percent(income.reform)}, program ${percent(income.predicted)}, replayed ${percent(income.replayed)}`,
        `binding: ${bindingText(binding, lang, titleOf)}`,
      ];
  const broken = solved.bounds.filter(({ isKept }) => !isKept);
  const names = broken.map((bound) => boundText(bound, lang, titleOf)).join(zh ? '，' : ', ');
  const left = zh ? `回放后未守住：${names}` : `not kept by the replay: ${names}`;
  const told = broken.length === 0 ? said : [...said, left];
  const still = zh ? '没有价格需要变动' : 'no price has to move';
  const table = textTable([heads, ...rows], ['left', 'right', 'right', 'right', 'left']);
  return [rows.length === 0 ? still : table, '', ...told].join('\n');
}

/** Bounds that leave no way to prices that move less: prices at their own ends are counted. */
function bindingText(binding: SolvedPrices['binding'], lang: Lang, titleOf: TitleOf): string {
  const held = binding.filter(({ kind }) => kind !== 'price');
  const ends = countShown(binding.length - held.length);
  const zh = lang === 'zh';
  const said = [
    ...held.map((bound) => boundText(bound, lang, titleOf)),
    ...(held.length === binding.length
      ? []
      : [zh ? `${ends} 项价格已到可调上下限` : `${ends} prices as far as they may move`]),
  ];
  return said.join(zh ? '，' : ', ') || (zh ? '无' : 'nothing');
}

/** One bound in words, and of whom, with the code behind the name. */
function boundText(
  bound: Pick<SolvedPrices['binding'][number], 'kind' | 'key'>,
  lang: Lang,
  titleOf: TitleOf,
): string {
  const words = BOUND_WORDS[bound.kind][lang];
  if (bound.key === 'all') return words;
  const whose = titleOf(bound)[lang];
  return lang === 'zh' ? `${words}（${whose}，${bound.key}）` : `${words} (${whose}, ${bound.key})`;
}
