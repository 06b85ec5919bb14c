import { join } from 'node:path';
import { ok } from '@sanyi/kernel';
import { checkCityFacts, demoActor, openFacts, placeOfFacts, readCity } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { outcome } from '../call/outcome.ts';
import { CITY_OPTIONS, cityOf } from '../inputs/city-plan.ts';
import { POLICIES_OPTION, packagesOf } from '../inputs/library-of.ts';
import { textTable } from '../texts/text-table.ts';

/** `sanyi city check`: what the plan of a city asks for beside what was made. */
export const CITY_CHECK: Command = {
  name: 'city check',
  summary: { en: 'compare a built city with its targets', zh: '核对已生成城市与目标值' },
  arguments: [{ name: 'DIR', text: { en: 'folder of facts', zh: '数据文件夹' } }],
  options: [...CITY_OPTIONS.filter((option) => option.name === 'city'), POLICIES_OPTION],
  examples: [
    {
      line: 'sanyi city check .sanyi/beijing',
      text: {
        en: 'fails with 1 when a target is missed by more than its tolerance',
        zh: '任一目标超出容差即以 1 退出',
      },
    },
  ],
  run: async (call) => {
    const [folder = ''] = call.arguments;
    const place = await placeOfFacts(folder);
    if (!place.ok) return place;
    const facts = await openFacts(folder, demoActor(place.value));
    if (!facts.ok) return facts;
    const city = await readCity(join(call.home, 'cities', cityOf(call)));
    if (!city.ok) return city;
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const check = await checkCityFacts(facts.value, {
      city: city.value,
      packages: packages.value,
      stack: place.value,
      job: call.job,
    });
    if (!check.ok) return check;
    const { targets, ok: passed } = check.value;
    const text = checkText(call, targets);
    return ok(outcome({ targets, ok: passed }, text, passed ? EXIT.ok : EXIT.checkFailed));
  },
};

type Target = {
  readonly name: string;
  readonly target: number;
  readonly made: number;
  readonly deviation: number;
  readonly ok: boolean;
};

function checkText({ lang }: Call, targets: readonly Target[]): string {
  const zh = lang === 'zh';
  const head = zh
    ? ['目标', '应为', '实际', '偏差', '']
    : ['target', 'wanted', 'made', 'deviation', ''];
  const missed = targets.filter((target) => !target.ok).length;
  const rows = targets.map((target) => [
    target.name,
    ...[target.target, target.made, target.deviation].map((value) => shown(value, isCount(target))),
    target.ok ? '' : zh ? '未达到' : 'MISSED',
  ]);
  const right = 'right' as const;
  const sum = zh
    ? `${targets.length} 项目标，${missed} 项未达到`
    : `${targets.length} targets, ${missed} missed`;
  return `${textTable([head, ...rows], ['left', right, right, right, 'left'])}\n${sum}`;
}

/** A count is made of whole residents, visits or stays, whatever share of one is wanted. */
const isCount = ({ made }: Target): boolean => Number.isInteger(made) && made >= 1000;

/** Counts without a fraction, shares and means with four digits after the point. */
const shown = (value: number, countable: boolean): string =>
  countable ? Math.round(value).toLocaleString('en-US') : value.toFixed(4);
