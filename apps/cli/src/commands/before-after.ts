import {
  type BeforeAfter,
  type BeforeAfterQuery,
  ERROR_MODELS,
  SCALES,
  SEASONS,
  SERIES_GRAINS,
} from '@sanyi/api';
import { fail, type IsoDate, type Lang, ok, problem, type Result } from '@sanyi/kernel';
import { buildStack, type Library } from '@sanyi/policy';
import { beforeAfterAnswers, placesOf } from '@sanyi/server';
import { type Facts, measure } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { choiceOption, dayOption, neededOption, oneOfOptions } from '../call/read-options.ts';
import { libraryOf, POLICIES_OPTION } from '../inputs/library-of.ts';
import { FACTS_OPTION, factsOf, STACK_OPTION, settledOf } from '../inputs/settled-facts.ts';
import { textTable } from '../texts/text-table.ts';

const USUAL = { en: 'as the package before-after says', zh: '按 before-after 政策包' };

/** `sanyi before-after`: an indicator before and after a reform, with what chance could have done. */
export const BEFORE_AFTER: Command = {
  name: 'before-after',
  summary: {
    en: 'compare an indicator before and after a reform',
    zh: '改革前后对比某项指标',
  },
  arguments: [
    {
      name: 'INDICATOR',
      text: {
        en: 'which indicator; without one, the comparison that --study names',
        zh: '指标编号；省略时用 --study 指定的对比项',
      },
      optional: true,
    },
  ],
  options: [
    FACTS_OPTION,
    { name: 'at', value: 'DATE', text: { en: 'day of the reform', zh: '改革之日' } },
    {
      name: 'study',
      value: 'ID',
      text: {
        en: 'a comparison of the package before-after',
        zh: 'before-after 政策包中的对比项',
      },
      otherwise: { en: 'the first one, where no indicator is named', zh: '未指定指标时为第一项' },
    },
    {
      name: 'district',
      value: 'ID',
      text: { en: 'one district', zh: '某个区' },
      otherwise: { en: 'the whole city', zh: '全市' },
    },
    { name: 'level', value: 'ID', text: { en: 'one level of institutions', zh: '某一级别机构' } },
    {
      name: 'control',
      value: 'ID+ID',
      text: {
        en: 'districts or levels that the reform does not touch: difference in differences',
        zh: '改革未涉及的区或级别，作双重差分',
      },
    },
    {
      name: 'grain',
      value: SERIES_GRAINS.join('|'),
      text: { en: 'periods of the series', zh: '序列的期间' },
      otherwise: 'month',
    },
    {
      name: 'season',
      value: SEASONS.join('|'),
      text: { en: 'season that is controlled for', zh: '控制的季节项' },
      otherwise: USUAL,
    },
    {
      name: 'scale',
      value: SCALES.join('|'),
      text: { en: 'compare by differences or by shares', zh: '按差值或按比例比较' },
      otherwise: USUAL,
    },
    {
      name: 'errors',
      value: ERROR_MODELS.join('|'),
      text: {
        en: 'how errors that hang together are reckoned with',
        zh: '误差自相关的处理方法',
      },
      otherwise: USUAL,
    },
    STACK_OPTION,
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi before-after visits-tertiary-share --at 2017-04-08 --facts .sanyi/beijing --json',
      text: {
        en: 'level and slope around the reform of 2017, the months controlled for',
        zh: '2017 年改革前后的水平与斜率，按月控制季节',
      },
    },
    {
      line: 'sanyi before-after --study drug-share-2017 --facts .sanyi/beijing --district tongzhou',
      text: { en: 'a comparison kept ready, for one district', zh: '现成的对比项，限一个区' },
    },
  ],
  run: async (call) => {
    const query = queryOf(call);
    if (!query.ok) return query;
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const placed = checkedPlaces(call, facts.value);
    if (!placed.ok) return placed;
    const library = await libraryOf(call);
    if (!library.ok) return library;
    const oldRules = readsOldRules(library.value, query.value);
    const settled = await settledOf(call, { oldRules });
    if (!settled.ok) return settled;
    const measures = await measure(settled.value);
    if (!measures.ok) return measures;
    const answers = beforeAfterAnswers(measures.value, (text) => buildStack(library.value, text));
    const found = await answers.page(query.value);
    measures.value.close();
    if (!found.ok) return onTheLine(found);
    const { synthetic } = settled.value.facts.manifest;
    const document = { ...found.value, synthetic };
    return ok(outcome(document, textOf(found.value, call.lang, synthetic)));
  },
};

/**
 * Whether an indicator that may be compared reads what claims would have come to under the rules of the
 * year before. Of any other the settlement that is there says enough.
 */
function readsOldRules(library: Library, { indicator }: BeforeAfterQuery): boolean {
  const packages = [...library.values()];
  const studied = packages.flatMap(({ lists }) => {
    const study = lists.get('study');
    const at = study?.columns.findIndex(({ name }) => name === 'indicator') ?? -1;
    return (study?.rows ?? []).map(({ values }) => String(values[at] ?? ''));
  });
  const asked = new Set(indicator === undefined ? studied : [indicator]);
  return packages.some(({ indicators }) =>
    indicators.some(({ id, sql }) => asked.has(id) && sql.includes('old_rules_')),
  );
}

/** Asked here, the fields of a query are words of the command line. */
function onTheLine({ problems: [first, ...more] }: Failed): Failed {
  const placed = (each: typeof first): typeof first =>
    each.where.startsWith('query') ? { ...each, where: 'command line' } : each;
  return { ok: false, problems: [placed(first), ...more.map(placed)] };
}

type Failed = Extract<Result<never>, { readonly ok: false }>;

/** Whether the facts have the places that are named, and no place is to be its own control. */
function checkedPlaces(call: Call, { manifest }: Facts): Result<null> {
  const places = placesOf(manifest);
  const named = (grain: 'district' | 'level') =>
    choiceOption(
      call,
      grain,
      places.filter((each) => each.grain === grain).map(({ id }) => id),
    );
  const district = named('district');
  if (!district.ok) return district;
  const level = named('level');
  if (!level.ok) return level;
  const own = district.value ?? level.value;
  const others = places.filter(({ id, grain }) => id !== own && grain !== 'city');
  const controls = call.options.get('control') ?? 'none';
  if (controls === 'none') return ok(null);
  const wrong = controls.split('+').find((id) => !others.some((each) => each.id === id));
  if (wrong === undefined) return ok(null);
  const details = {
    option: '--control',
    value: wrong,
    known: others.map(({ id }) => id).join(', '),
  };
  return fail(problem('CLI_OPTION_CHOICE', 'command line', details));
}

function queryOf(call: Call): Result<BeforeAfterQuery> {
  const season = choiceOption(call, 'season', SEASONS);
  if (!season.ok) return season;
  const scale = choiceOption(call, 'scale', SCALES);
  if (!scale.ok) return scale;
  const errors = choiceOption(call, 'errors', ERROR_MODELS);
  if (!errors.ok) return errors;
  const grain = choiceOption(call, 'grain', SERIES_GRAINS);
  if (!grain.ok) return grain;
  const one = oneComparison(call);
  if (!one.ok) return one;
  return ok({
    study: call.options.get('study'),
    indicator: call.arguments[0],
    at: call.options.get('at'),
    place: call.options.get('district') ?? call.options.get('level'),
    control: call.options.get('control'),
    season: season.value ?? undefined,
    scale: scale.value ?? undefined,
    errors: errors.value ?? undefined,
    grain: grain.value ?? undefined,
  });
}

/** Whether one place and, of an indicator that no study speaks of, a day is named. */
function oneComparison(call: Call): Result<null> {
  const place = oneOfOptions(['district', 'level'].filter((name) => call.options.has(name)));
  if (!place.ok) return place;
  // A study says when its own indicator is compared, and says nothing of another one.
  if (call.arguments[0] !== undefined && !call.options.has('study')) {
    const named = neededOption(call, 'at', '--at 2017-04-08');
    if (!named.ok) return named;
  }
  if (!call.options.has('at')) return ok(null);
  // A day of the calendar, for the example in the text of the problem.
  const at = dayOption(call, 'at', '2017-04-08' as IsoDate);
  return at.ok ? ok(null) : at;
}

const EFFECTS = {
  level: { en: 'change of level', zh: '水平变化' },
  slope: { en: 'change of slope, a period', zh: '斜率变化（每期）' },
  slopeBefore: { en: 'slope before, a period', zh: '改革前斜率（每期）' },
  slopeAfter: { en: 'slope after, a period', zh: '改革后斜率（每期）' },
  average: { en: 'against the old line, on average', zh: '与原趋势相比（平均）' },
  last: { en: 'against the old line, last period', zh: '与原趋势相比（末期）' },
} as const;

const HEADS = {
  en: ['period', 'observed', 'season out', 'line', 'without the reform', 'interval'],
  zh: ['期间', '观测值', '剔除季节', '拟合线', '无改革时', '区间'],
} as const;

function textOf(page: BeforeAfter, lang: Lang, synthetic: boolean): string {
  const { found, points, others } = page;
  const sentence = page.sentence[lang].map(({ text }) => text).join('');
  const effects = (found?.effects ?? []).map(({ name, text, interval }) => [
    EFFECTS[name][lang],
    text[lang],
    interval[lang],
  ]);
  const rows = points.map(({ period, side, observed, adjusted, fitted, without }) => [
    side === 'between' ? `(${period})` : period,
    observed ?? '—',
    adjusted ?? '—',
    fitted?.value ?? '—',
    without?.value ?? '—',
    without ? `${without.low} – ${without.high}` : '—',
  ]);
  const right = ['left', ...Array<'right'>(5).fill('right')] as const;
  const also = others
    .map(({ day, title }) => `${day} ${title[lang]}`)
    .join(lang === 'en' ? '; ' : '；');
  return [
    sentence,
    ...(effects.length > 0 ? ['', textTable(effects, ['left', 'right', 'left'])] : []),
    '',
    textTable([[...HEADS[lang]], ...rows], right),
    ...(also
      ? [lang === 'en' ? `Within these periods also came: ${also}` : `期间还有：${also}`]
      : []),
    ...(synthetic ? [lang === 'en' ? 'synthetic data' : '合成数据'] : []),
  ].join('\n');
}
