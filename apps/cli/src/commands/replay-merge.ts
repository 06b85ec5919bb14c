import { ok } from '@sanyi/kernel';
import { mergeReplay } from '@sanyi/store';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { POLICIES_OPTION, packagesOf } from '../inputs/library-of.ts';
import { REQUEST_OPTIONS, requestOf } from '../inputs/replay-request.ts';
import { FACTS_OPTION, factsOf } from '../inputs/settled-facts.ts';
import { titlesOf } from '../texts/group-words.ts';
import { replayText } from '../texts/replay-text.ts';

/** `sanyi replay merge`: makes one result of the shares that several processes replayed. */
export const REPLAY_MERGE: Command = {
  name: 'replay merge',
  summary: {
    en: 'make one result of the shares of several processes or machines',
    zh: '将多个进程或机器的份额合并为一个结果',
  },
  arguments: [],
  options: [
    FACTS_OPTION,
    ...REQUEST_OPTIONS,
    {
      name: 'shares',
      value: 'DIR',
      repeats: '\n',
      text: {
        en: 'folder of the replay on another machine, .../replay/ID; may be repeated',
        zh: '其他机器上该回放的文件夹，…/replay/编号；可重复',
      },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi replay merge --facts .sanyi/beijing --set parameters/drugMarkupRate=0.05',
      text: {
        en: 'after --part 1/4 to 4/4 of the same replay',
        zh: '同一回放的 --part 1/4 至 4/4 完成之后',
      },
    },
  ],
  run: async (call) => {
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const request = requestOf(call, facts.value.manifest.place);
    if (!request.ok) return request;
    const asked = { ...request.value, packages: packages.value, job: call.job };
    const shares = call.options.get('shares')?.split('\n') ?? [];
    const merged = await mergeReplay(facts.value, asked, shares);
    if (!merged.ok) return merged;
    const { replay, folder, reused } = merged.value;
    const at = { folder, reused, titles: titlesOf(facts.value, replay, asked) };
    return ok(outcome({ ...replay, folder }, replayText(replay, call.lang, at)));
  },
};
