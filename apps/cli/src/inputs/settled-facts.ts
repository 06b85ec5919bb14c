import { ok, type Result } from '@sanyi/kernel';
import {
  demoActor,
  type Facts,
  openFacts,
  placeOfFacts,
  type SettledFacts,
  type SettleOptions,
  settleFacts,
} from '@sanyi/store';
import type { Call, Option } from '../call/command.ts';
import { neededOption } from '../call/read-options.ts';
import { packagesOf } from './library-of.ts';

/** Names the folder of facts a command reads. */
export const FACTS_OPTION: Option = {
  name: 'facts',
  value: 'DIR',
  text: { en: 'folder of facts', zh: '数据文件夹' },
};

/** Names the rules a command settles under. */
export const STACK_OPTION: Option = {
  name: 'stack',
  value: 'STACK',
  text: {
    en: 'rules: PLACE[@DATE|@-1y][+PACKAGE][+parameters/NAME=VALUE]',
    zh: '规则组合：地点[@日期|@-1y][+政策包][+parameters/参数=值]',
  },
  otherwise: { en: 'each claim by the rules of its own day', zh: '每笔按当日规则' },
};

/** Opens the facts that `--facts` names, as the one demonstration actor of their place. */
export async function factsOf(call: Call): Promise<Result<Facts>> {
  const folder = neededOption(call, 'facts', '--facts .sanyi/beijing');
  if (!folder.ok) return folder;
  const place = await placeOfFacts(folder.value);
  return place.ok ? openFacts(folder.value, demoActor(place.value)) : place;
}

/** The stack that `--stack` names, or the place of the facts: every claim by its own day's rules. */
export const stackText = (call: Call, facts: Facts): string =>
  call.options.get('stack') ?? facts.manifest.place;

type Rules = { readonly oldRules: boolean };

/** Settles the facts of a call under its stack, or takes the settlement that is there. */
export async function settledOf(call: Call, rules: Rules): Promise<Result<SettledFacts>> {
  const asked = await settlementOf(call, rules);
  return asked.ok ? settleFacts(asked.value.facts, asked.value.options) : asked;
}

/** What a call asks to settle, for one who first looks whether it can be answered at all. */
export async function settlementOf(
  call: Call,
  { oldRules }: Rules,
): Promise<Result<{ readonly facts: Facts; readonly options: SettleOptions }>> {
  const facts = await factsOf(call);
  if (!facts.ok) return facts;
  const packages = await packagesOf(call);
  if (!packages.ok) return packages;
  const stack = stackText(call, facts.value);
  const history = stack === facts.value.manifest.place;
  const options = {
    ...{ packages: packages.value, stack, job: call.job },
    oldRules: oldRules && history ? `${stack}@-1y` : null,
  };
  return ok({ facts: facts.value, options });
}
