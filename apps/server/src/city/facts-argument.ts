import { relative, resolve } from 'node:path';

/**
 * How a command names a folder of facts from where this server was started, so that what a page prints
 * runs when it is pasted there.
 */
export function factsArgument(folder: string): string {
  const from = relative(process.cwd(), resolve(folder)) || '.';
  return /^[\w./@%+:,-]+$/.test(from) ? from : `'${from.replaceAll("'", "'\\''")}'`;
}
