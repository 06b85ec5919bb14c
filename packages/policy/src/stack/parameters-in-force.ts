import type { Row, Value } from '@sanyi/feel';
import type { Day } from '@sanyi/kernel';
import type { DatedValue, Parameter } from '../parameters/parameter.ts';
import { declares, inForce, type Layer } from './layer.ts';
import type { Site } from './site.ts';
import type { ParameterCitation } from './stack.ts';

/** The parameters of a stack by name, each with the layers that speak about it, topmost first. */
export type ParameterLayers = ReadonlyMap<string, readonly Layer[]>;

/** Groups the layers of a stack by parameter. */
export function parameterLayers(layers: readonly Layer[]): ParameterLayers {
  const byName = new Map<string, Layer[]>();
  for (const layer of [...layers].reverse()) {
    for (const name of layer.package.parameters.keys()) {
      const same = byName.get(name);
      if (same) same.push(layer);
      else byName.set(name, [layer]);
    }
  }
  return byName;
}

/** The values in force on a day at a site, with where each comes from. */
export function parametersAt(
  byName: ParameterLayers,
  day: Day,
  site: Site | undefined,
): { readonly values: Row; readonly citations: ReadonlyMap<string, ParameterCitation> } {
  const values: Record<string, Value> = Object.create(null);
  const citations = new Map<string, ParameterCitation>();
  for (const [name, layers] of byName) {
    const citation = citationAt(name, layers, { day, site });
    if (!citation) continue;
    values[name] = citation.value.value;
    citations.set(name, citation);
  }
  return { values: Object.freeze(values), citations };
}

function citationAt(
  name: string,
  layers: readonly Layer[],
  { day, site }: { readonly day: Day; readonly site: Site | undefined },
): ParameterCitation | null {
  for (const [index, layer] of layers.entries()) {
    if (!inForce(layer, day, site)) continue;
    const parameter = layer.package.parameters.get(name);
    const value = parameter && valueAt(parameter, day);
    if (parameter && value) {
      const { id, version } = layer.package;
      const cite = `${id}@${version}#parameters/${name}`;
      return { package: id, version, parameter, value, cite };
    }
    // A package that replaces a parameter silences the ones below even where it says nothing.
    if (replacesBelow(name, layer, layers.slice(index + 1))) return null;
  }
  return null;
}

function replacesBelow(name: string, above: Layer, below: readonly Layer[]): boolean {
  const unit = { unit: 'parameter', name } as const;
  const [next] = below;
  if (!next) return false;
  return declares(above.package, next.package, { unit, layers: below }) === 'replaces';
}

function valueAt(parameter: Parameter, day: Day): DatedValue | undefined {
  return parameter.values.findLast((each) => each.from <= day);
}
