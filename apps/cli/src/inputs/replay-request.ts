import { type Day, fail, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import type { ReplayRequest } from '@sanyi/store';
import type { Call, Option } from '../call/command.ts';

const STACK = 'PLACE[@DATE|@-1y][+PACKAGE][+PATH=VALUE]';

/** Options that say what is replayed. */
export const REQUEST_OPTIONS: readonly Option[] = [
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
    repeats: '+',
    text: {
      en: 'try a value: parameters/NAME[@DATE]=VALUE or lists/NAME/KEY,KEY[@DATE]=VALUE; may be repeated',
      zh: '试算一个值：parameters/名称[@日期]=值 或 lists/名称/键,键[@日期]=值；可重复',
    },
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
];

/** What a call asks to replay, over facts of a place. */
export function requestOf(call: Call, place: string): Result<ReplayRequest> {
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

/** The days that `--from` and `--to` name. */
export function daysOf(call: Call): Result<Pick<ReplayRequest, 'from' | 'to'>> {
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
