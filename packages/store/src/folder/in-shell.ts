/**
 * A word as it is pasted into a shell: in quotes where it needs them.
 *
 * @example
 * ```ts
 * inShell('facts of 2018'); // "'facts of 2018'"
 * inShell('facts/2018'); // 'facts/2018'
 * ```
 */
export const inShell = (word: string): string =>
  /^[\w./@%+:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
