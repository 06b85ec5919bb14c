import { nearest } from '@sanyi/kernel';

/**
 * What an unknown name may have meant, for a problem's text: all known names, and a sentence naming
 * the closest one where one is close enough.
 *
 * @example
 * ```ts
 * suggestion('tertiery', ['tertiary', 'primary']).suggestion; // ' The nearest is "tertiary".'
 * ```
 */
export function suggestion(
  found: string,
  names: readonly string[],
): { readonly known: string; readonly suggestion: string; readonly suggestionZh: string } {
  const near = nearest(found, names);
  return {
    known: names.length === 0 ? '-' : names.join(', '),
    suggestion: near === null ? '' : ` The nearest is "${near}".`,
    suggestionZh: near === null ? '' : `最接近的是“${near}”。`,
  };
}
