import type { Text } from '@sanyi/kernel';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { titleOf } from './column-title.ts';

/**
 * What the packages of a library call the fields and answers of hooks: the label that the first of
 * them gives, `of` before all others.
 *
 * @example
 * ```ts
 * declare const library: Library;
 * fieldTitles(library, null).get('visitKind'); // { en: 'Visit kind', zh: '就诊类型' }
 * ```
 */
export function fieldTitles(library: Library, of: PolicyPackage | null): ReadonlyMap<string, Text> {
  const titles = new Map(libraryTitles(library));
  for (const [name, title] of of ? titlesOf(of) : []) titles.set(name, title);
  return titles;
}

const kept = new WeakMap<Library, ReadonlyMap<string, Text>>();

/** A library does not change, and a draft asks with every step. */
function libraryTitles(library: Library): ReadonlyMap<string, Text> {
  const known = kept.get(library);
  if (known) return known;
  const found = new Map([...library.values()].reverse().flatMap(titlesOf));
  kept.set(library, found);
  return found;
}

function titlesOf({ tables }: PolicyPackage): [string, Text][] {
  return [...tables.values()].flatMap(({ inputs, decisions }) => [
    ...decisions.flatMap(({ logic }) =>
      logic.form === 'table'
        ? [
            ...logic.inputs.flatMap(({ expression, label }) => titled(expression.trim(), label)),
            ...logic.outputs.flatMap(({ name, label }) => titled(name, label)),
          ]
        : [],
    ),
    ...decisions.flatMap(({ name, label }) => titled(name, label)),
    ...inputs.flatMap(({ name, label }) => titled(name, label)),
  ]);
}

const titled = (name: string, label: string | undefined): [string, Text][] =>
  label === undefined || label === '' ? [] : [[name, titleOf(name, label)]];
