import type { KnownNames } from '../../ast/parse.ts';
import type { FeelType } from '../value/value.ts';
import { type Global, type Scope, visibleNames } from './scope.ts';

/** How deep types are unfolded for the parser; an item definition may hold itself. */
const DEPTH_MAX = 6;

/**
 * The names in sight as sample values for the parser, or null when it can read all of them without:
 * then names are plain words and so are the entries of their types.
 */
export function knownNames(scope: Scope): KnownNames | null {
  const samples: Record<string, unknown> = Object.create(null);
  const special = { found: false };
  for (const [name, type] of visibleNames(scope)) {
    note(name, special);
    samples[name] = type === null ? 1 : sampleOf(type, DEPTH_MAX, special);
    for (const parameter of parametersOf(type)) {
      if (!KEYWORD.test(parameter) || parameter in samples) continue;
      special.found = true;
      samples[parameter] = 1;
    }
  }
  return special.found ? { ...samples } : null;
}

/** Names of arguments of knowledge models and services; those with a keyword in them need telling. */
function parametersOf(type: FeelType | Global | null): readonly string[] {
  if (type === null || !('global' in type)) return [];
  if (type.global === 'model') return [...type.elements.values()].flatMap(parametersOf);
  return type.parameters ?? [];
}

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*( [\p{L}\p{N}_]+)*$/u;
const KEYWORD =
  /\b(and|or|in|of|between|instance|if|then|else|for|return|some|every|satisfies|function|external|not|true|false|null|date|time|duration|days|years|months|list|context|range)\b/;

function note(name: string, special: { found: boolean }): void {
  special.found ||= !PLAIN.test(name) || KEYWORD.test(name);
}

function sampleOf(type: FeelType | Global, depth: number, special: { found: boolean }): unknown {
  if (depth === 0) return 1;
  if ('global' in type) {
    if (type.global === 'value')
      return type.type === null ? 1 : sampleOf(type.type, depth, special);
    return sampled(type.elements, depth, special);
  }
  if (type.is === 'list') return sampleOf(type.of, depth, special);
  return type.is === 'context' ? sampled(type.entries, depth, special) : 1;
}

function sampled(
  entries: ReadonlyMap<string, FeelType | Global>,
  depth: number,
  special: { found: boolean },
): Record<string, unknown> {
  const samples: Record<string, unknown> = {};
  for (const [name, type] of entries) {
    note(name, special);
    samples[name] = sampleOf(type, depth - 1, special);
  }
  return samples;
}
