/**
 * Text as a JavaScript string literal: the only way by which a name or a text of a rule enters
 * generated code. Everything else in that code is written by this folder.
 */
export const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[<>\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
