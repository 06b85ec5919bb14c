import { inShell } from '../folder/in-shell.ts';

/** The facts that a store or a file of it, or of a cache, lies in: the word that a command to build it needs. */
export const factsIn = (path: string): string =>
  inShell(/^(.*)[/\\](?:replay-store|claim-cache)(?:[/\\]|$)/.exec(path)?.[1] ?? path);
