import { assert, type Day } from '@sanyi/kernel';
import type { LinkedHook } from '../decisions/linked-hook.ts';
import type { HookName } from '../hooks/hook-name.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
import { bindHook } from './bound-hook.ts';
import { inForce, type Layer } from './layer.ts';
import type { ParameterLayers } from './parameters-in-force.ts';
import { parametersAt } from './parameters-in-force.ts';
import type { RuleIndex } from './rule-index.ts';
import { covers } from './scope.ts';
import type { Site } from './site.ts';
import type { BoundHook, Regime } from './stack.ts';

/** What regimes are made from. */
export type RegimeSource = {
  readonly layers: readonly Layer[];
  readonly parameters: ParameterLayers;
  readonly rules: RuleIndex;
};

/** Makes and keeps regimes: one per interval and per combination of pilots that cover the site. */
export function regimes(
  source: RegimeSource,
  starts: readonly Day[],
): (interval: number, site: Site) => Regime {
  const pilots = source.layers.filter((layer) => !layer.package.scope.all);
  const kept = new Map<string, Regime>();
  const plain: (Regime | undefined)[] = [];
  const make = (interval: number, site: Site | undefined): Regime => {
    const day = starts[interval];
    assert(day !== undefined, `the stack has no interval ${interval}`);
    return regimeAt(source, { interval, day, site });
  };
  return (interval, site) => {
    if (pilots.length === 0) {
      let regime = plain[interval];
      if (!regime) {
        regime = make(interval, undefined);
        plain[interval] = regime;
      }
      return regime;
    }
    const key = `${interval} ${pilots.map((layer) => covers(layer.package.scope, site)).join()}`;
    const known = kept.get(key);
    if (known) return known;
    const regime = make(interval, site);
    kept.set(key, regime);
    return regime;
  };
}

/** The regime of one interval at one site. Hooks are bound when they are first asked for. */
function regimeAt(source: RegimeSource, moment: Moment & { readonly interval: number }): Regime {
  const { values, citations, speakers } = inForceAt(source, moment);
  const bound = new Map<HookName, BoundHook>();
  const bind = (name: HookName): BoundHook | null => {
    const speaker = speakers.get(name);
    if (!speaker) return null;
    const { citations: rules, offsets } = source.rules;
    const offset = offsets.get(`${speaker.package.id} ${name}`) ?? 0;
    const hook = bindHook({ ...speaker, parameters: values, rules, offset });
    bound.set(name, hook);
    return hook;
  };
  return {
    interval: moment.interval,
    parameters: values,
    parameterCitation: (name) => citations.get(name) ?? null,
    hook: (name) => bound.get(name) ?? bind(name),
  };
}

/** The package that speaks for a hook, and its decision. */
export type Speaker = { readonly package: PolicyPackage; readonly linked: LinkedHook };

type Moment = { readonly day: Day; readonly site: Site | undefined };

/** The values in force on a day at a site, and who speaks for each hook. */
export function inForceAt(
  source: RegimeSource,
  { day, site }: Moment,
): ReturnType<typeof parametersAt> & { readonly speakers: ReadonlyMap<HookName, Speaker> } {
  const speakers = new Map<HookName, Speaker>();
  for (const layer of source.layers) {
    if (!inForce(layer, day, site)) continue;
    for (const [name, linked] of layer.package.linked) {
      speakers.set(name, { package: layer.package, linked });
    }
  }
  return { ...parametersAt(source.parameters, day, site), speakers };
}
