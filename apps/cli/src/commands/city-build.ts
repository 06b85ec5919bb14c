import { join } from 'node:path';
import { ok } from '@sanyi/kernel';
import { buildCityFacts } from '@sanyi/store';
import type { Command } from '../call/command.ts';
import { countShown, outcome } from '../call/outcome.ts';
import { CITY_OPTIONS, cityOf, readPlan } from '../inputs/city-plan.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';

/** `sanyi city build`: makes the facts of a synthetic city. */
export const CITY_BUILD: Command = {
  name: 'city build',
  summary: { en: 'make the facts of a synthetic city', zh: '生成合成城市的数据' },
  arguments: [],
  options: [
    ...CITY_OPTIONS,
    {
      name: 'out',
      value: 'DIR',
      text: { en: 'folder of facts to write', zh: '输出数据文件夹' },
      otherwise: '.sanyi/CITY',
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi city build --scale 0.002 --seed 1 --out facts --json',
      text: {
        en: 'one person for every 500 residents, 2016 to March 2019',
        zh: '每 500 名常住人口生成 1 人，2016 年至 2019 年 3 月',
      },
    },
    {
      line: 'sanyi city build --scale 0.0005 --from 2018-01-01 --to 2018-12-31 --out small',
      text: { en: 'a smaller city, one year', zh: '更小的城市，仅一年' },
    },
  ],
  run: async (call) => {
    const plan = await readPlan(call);
    if (!plan.ok) return plan;
    const out = call.options.get('out') ?? join('.sanyi', cityOf(call));
    const built = await buildCityFacts({ ...plan.value, out, job: call.job });
    if (!built.ok) return built;
    const report = built.value;
    const { out: folder, persons, institutions, claims, lines } = report;
    const { checksum, seconds, linesPerSecond } = report;
    const counts = [persons, institutions, claims, lines].map(countShown);
    const text =
      call.lang === 'en'
        ? `${folder}: ${counts[0]} persons, ${counts[1]} institutions, ${counts[2]} claims, ${counts[3]} lines in ${seconds} s`
        : `${folder}：${counts[0]} 人，${counts[1]} 家机构，${counts[2]} 笔结算，${counts[3]} 行明细，用时 ${seconds} 秒`;
    const document = { out: folder, persons, institutions, claims, lines };
    return ok(outcome({ ...document, checksum, seconds, linesPerSecond }, text));
  },
};
