import type { WireText } from '@sanyi/api';
import { groupTitle } from '@sanyi/insurance';
import type { Facts } from '../facts/open-facts.ts';

/**
 * Whose budget it is, in words. A hospital has one level and lies in one district: its name says both.
 *
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * poolKeyTitle(facts, [['level', 'tertiary']]).zh; // '三级'
 * ```
 */
export function poolKeyTitle(
  { manifest, reference }: Pick<Facts, 'manifest' | 'reference'>,
  key: readonly (readonly [name: string, value: string | undefined])[],
): WireText {
  const titles = groupTitle(manifest.districts, { ageBands: [] });
  const place = key.find(([name]) => name === 'institution')?.[1];
  const named = reference.institutions.find((each) => String(each.institution) === place);
  const shown = key
    .filter(([name]) => place === undefined || name === 'institution' || name === 'scheme')
    .map(([name, value = '']) =>
      name === 'institution' && named ? named.title : titles(name, value),
    );
  return {
    en: shown.map(({ en }) => en).join(', '),
    zh: shown.map(({ zh }) => zh).join('，'),
  };
}
