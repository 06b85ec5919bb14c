import { fail, ok, problem } from '@sanyi/kernel';
import { districtsOf } from '@sanyi/oversight';
import { buildStack } from '@sanyi/policy';
import { createFacts } from '@sanyi/store';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { libraryOf, POLICIES_OPTION } from '../inputs/library-of.ts';
import { PERIOD_OPTION, periodOf } from '../inputs/report-desk.ts';

/** `sanyi report new`: a folder of facts without claims, ready for sheets. */
export const REPORT_NEW: Command = {
  name: 'report new',
  summary: {
    en: 'make an empty folder that districts report into',
    zh: '新建供各区报送的空数据文件夹',
  },
  arguments: [],
  options: [
    {
      name: 'out',
      value: 'DIR',
      text: { en: 'folder to make', zh: '新建的文件夹' },
    },
    {
      name: 'place',
      value: 'ID',
      text: { en: 'place whose rules and districts apply', zh: '适用其规则和区划的地区' },
      otherwise: 'beijing',
    },
    PERIOD_OPTION,
    {
      name: 'title-en',
      value: 'NAME',
      text: { en: 'name of the place in English', zh: '地区英文名称' },
      otherwise: { en: 'its id', zh: '地区编号' },
    },
    {
      name: 'title-zh',
      value: 'NAME',
      text: { en: 'name of the place in Chinese', zh: '地区中文名称' },
      otherwise: { en: 'its id', zh: '地区编号' },
    },
    {
      name: 'synthetic',
      text: { en: 'the figures to come are made up', zh: '将报送的是合成数据' },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi report new --out my-facts --period 2019-Q1 --title-en Beijing --title-zh 北京市',
      text: { en: 'no claims are needed', zh: '无需结算数据' },
    },
  ],
  run: async (call) => {
    const out = neededOption(call, 'out', '--out my-facts');
    if (!out.ok) return out;
    const period = periodOf(call);
    if (!period.ok) return period;
    const library = await libraryOf(call);
    if (!library.ok) return library;
    const place = call.options.get('place') ?? 'beijing';
    const stack = buildStack(library.value, place);
    if (!stack.ok) return stack;
    const districts = districtsOf(stack.value, period.value.from);
    if (districts.length === 0) return fail(problem('REPORT_NO_DISTRICTS', place, { place }));
    const made = await createFacts(out.value, {
      place,
      title: {
        en: call.options.get('title-en') ?? place,
        zh: call.options.get('title-zh') ?? place,
      },
      districts,
      first: period.value,
      last: period.value,
      synthetic: call.switches.has('synthetic'),
    });
    if (!made.ok) return made;
    const document = {
      facts: out.value,
      place,
      period: period.value.id,
      districts: districts.map(({ id }) => id),
      forms: stack.value.forms.map(({ id, title }) => ({ id, title })),
    };
    const forms = document.forms.map(({ id, title }) => `${id}  ${title[call.lang]}`);
    return ok(outcome(document, [out.value, ...forms].join('\n')));
  },
};
