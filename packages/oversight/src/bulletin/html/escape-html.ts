const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/**
 * A text that cannot be anything but text in HTML.
 *
 * @example
 * ```ts
 * escapeHtml('a < "b"'); // 'a &lt; &quot;b&quot;'
 * ```
 */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
