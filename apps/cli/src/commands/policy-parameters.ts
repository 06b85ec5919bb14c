import { fail, isoDate, ok, problem } from '@sanyi/kernel';
import {
  buildStack,
  clauseText,
  kindText,
  kindWord,
  type MovableParameter,
  movableParameters,
  PROVENANCE_WORDS,
  type Stack,
} from '@sanyi/policy';
import type { Call, Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { dayOption } from '../call/read-options.ts';
import { libraryOf, POLICIES_OPTION } from '../inputs/library-of.ts';
import { textTable } from '../texts/text-table.ts';

/** `sanyi policy parameters`: what of a set of rules can be moved with `--set`, and where it stands. */
export const POLICY_PARAMETERS: Command = {
  name: 'policy parameters',
  summary: {
    en: 'list the values of a set of rules that --set can move',
    zh: '列出一组规则中可用 --set 变动的数值',
  },
  arguments: [
    {
      name: 'STACK',
      text: {
        en: 'rules, as PLACE[@DATE][+PACKAGE]',
        zh: '规则组合，如 地区[@日期][+政策包]',
      },
    },
  ],
  options: [
    {
      name: 'on',
      value: 'DAY',
      text: { en: 'values as they stand on this day', zh: '以该日的数值为准' },
      otherwise: { en: 'the day of the last change', zh: '最近一次变动之日' },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi policy parameters beijing --on 2018-12-31',
      text: { en: 'what can be tried, with the values of that day', zh: '可试算的参数及该日数值' },
    },
    {
      line: 'sanyi replay --facts .sanyi/beijing --set parameters/drugMarkupRate=0.05',
      text: { en: 'and how one is tried', zh: '对其中一项试算' },
    },
  ],
  run: async (call) => {
    const library = await libraryOf(call);
    if (!library.ok) return library;
    const [text = ''] = call.arguments;
    const stack = buildStack(library.value, text);
    if (!stack.ok) return stack;
    const last = stack.value.intervals.at(-1);
    if (last === undefined) return fail(problem('STACK_TEXT_WRONG', 'command line', { text }));
    const day = dayOption(call, 'on', last);
    if (!day.ok) return day;
    const parameters = movableParameters(stack.value, stack.value.ruleDay(day.value));
    const lists = priceLists(stack.value).map((each) => ({
      ...each,
      rows: stack.value.listRows(each.name, stack.value.ruleDay(day.value)).length,
    }));
    const document = {
      ...{ stack: stack.value.text, stackHash: stack.value.hash, on: isoDate(day.value) },
      parameters: parameters.map(({ value: _value, kind, ...each }) => ({
        ...each,
        kind: kindText(kind),
      })),
      lists,
    };
    const rows = parameters.map((each) => rowOf(call, each));
    const told = lists.map(({ path, keys, rows: count }) =>
      call.lang === 'zh'
        ? `${path}${keyWords(keys)}  另有 ${count} 行价格可变动`
        : `${path}${keyWords(keys)}  and ${count} prices`,
    );
    const table = textTable(rows, ['left', 'right']);
    return ok(outcome(document, [table, ...told].join('\n')));
  },
};

/** Path, value, unit, kind with bounds, title, mark, source and package. */
function rowOf({ lang }: Call, each: MovableParameter): string[] {
  const { path, text, unit, kind, title, provenance, source } = each;
  return [
    ...[path, text, unit?.[lang] ?? '', `${kindWord(kind)[lang]} ${boundsWords(each)}`.trim()],
    ...[title[lang], PROVENANCE_WORDS[provenance][lang], clauseText(source)[lang], each.package],
  ];
}

const keyWords = (keys: readonly string[]): string => keys.join(',').toUpperCase();

function boundsWords({ min, max }: MovableParameter): string {
  if (min === null && max === null) return '';
  return max === null ? `≥ ${min}` : `${min ?? ''} … ${max}`;
}

/** Lists whose rows are prices: their rows move as parameters do. */
function priceLists({ packages }: Stack) {
  const priced = packages.flatMap((each) =>
    [...each.lists.values()].filter(
      ({ kind, columns }) => kind === 'price' && columns.length === 1,
    ),
  );
  return [...new Map(priced.map((each) => [each.name, each])).values()].map(({ name, keys }) => ({
    ...{ name, path: `lists/${name}/`, keys },
  }));
}
