import type { Status } from '@sanyi/api';
import { useAddress, useSetAddress } from '../app/use-address.ts';
import { useWords, type Words } from '../app/words.tsx';
import { useStatus } from '../data/answers.ts';
import { periodText } from '../format/period.ts';
import type { Scope, ScopeOption, ScopePicker } from './scope.ts';

/** The period in use: of the address, else the last with figures. */
function usePeriod(): string {
  const { period } = useAddress();
  const { data } = useStatus();
  return period ?? data?.periods.at(-1) ?? '';
}

/** The status once it is there; pages are shown only then. */
export function useReadyStatus(): Status | undefined {
  return useStatus().data;
}

/** Words, and how a command names the facts that are served. */
export type FactsWords = Words & { readonly facts: string };

/** The words in use for what tells a command over the facts. */
export function useFactsWords(): FactsWords {
  const words = useWords();
  return { ...words, facts: useStatus().data?.factsArgument ?? 'FACTS' };
}

/** When: the quarters that have figures, newest first. */
function useWhen(): ScopePicker {
  const { lang } = useWords();
  const setAddress = useSetAddress();
  const period = usePeriod();
  const periods = useReadyStatus()?.periods ?? [];
  return {
    value: periodText(period, lang),
    selected: period,
    options: [...periods].reverse().map((id) => ({ key: id, label: periodText(id, lang) })),
    pick: (key) => setAddress({ period: key, why: undefined, edition: undefined }),
  };
}

/** Where: the city and its districts. */
export function useWhere(options: { readonly city: boolean }): ScopePicker {
  const { m, lang, say } = useWords();
  const setAddress = useSetAddress();
  const { place } = useAddress();
  const status = useReadyStatus();
  const districts = status?.districts ?? [];
  const city = status ? m.scope.allDistricts(say(status.title), districts.length) : '';
  const chosen = districts.find(({ id }) => id === place);
  const cityOption: readonly ScopeOption[] = options.city ? [{ key: '', label: city }] : [];
  return {
    value: chosen ? chosen[lang] : city,
    selected: chosen?.id ?? '',
    options: [...cityOption, ...districts.map((each) => ({ key: each.id, label: each[lang] }))],
    pick: (key) => setAddress({ place: key === '' ? undefined : key, why: undefined }),
  };
}

/** Under which rules: the stack that all figures are settled under. */
export function useRulesInForce(): ScopePicker {
  const { m } = useWords();
  const stack = useReadyStatus()?.stack ?? '';
  return {
    value: m.scope.rulesInForce,
    selected: stack,
    options: [
      { key: stack, label: m.scope.rulesInForce, hint: `${stack}: ${m.scope.rulesInForceHint}` },
    ],
    pick: () => undefined,
  };
}

/** A picker with only one thing to say. */
export function fixed(value: string): ScopePicker {
  return { value, selected: value, options: [{ key: value, label: value }], pick: () => undefined };
}

/** What, over the pages that measure the same thing, plus when, where and the rules in force. */
export function useUsualScope(what: ScopePicker, options: { readonly city: boolean }): Scope {
  return {
    what,
    when: useWhen(),
    where: useWhere(options),
    rules: useRulesInForce(),
  };
}
