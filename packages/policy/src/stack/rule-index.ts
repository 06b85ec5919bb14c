import type { Provenance } from '../package/provenance.ts';
import { PROVENANCES } from '../parameters/read-parameters.ts';
import type { Layer } from './layer.ts';
import type { RuleCitation } from './stack.ts';

/** Every rule that can fire, and where the rules of each hook begin. */
export type RuleIndex = {
  readonly citations: readonly RuleCitation[];
  /** By package id and hook name. */
  readonly offsets: ReadonlyMap<string, number>;
};

/** Numbers the rules of a stack: packages lowest first, hooks in the order of their package. */
export function indexRules(layers: readonly Layer[]): RuleIndex {
  const citations: RuleCitation[] = [];
  const offsets = new Map<string, number>();
  for (const { package: whole } of layers) {
    const { id, version } = whole;
    for (const [name, linked] of whole.linked) {
      offsets.set(`${id} ${name}`, citations.length);
      for (const { decision, rule, annotations } of linked.checked.rules) {
        citations.push({
          package: id,
          version,
          decision,
          rule,
          clause: annotations.clause ?? '',
          source: annotations.source ?? '',
          provenance: provenanceOf(annotations.provenance),
          cite: `${id}@${version}#${decision}/${rule}`,
        });
      }
    }
  }
  return { citations, offsets };
}

const provenanceOf = (text: string | undefined): Provenance | null =>
  PROVENANCES.find((each) => each === text) ?? null;
