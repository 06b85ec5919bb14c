import { relative, resolve } from 'node:path';
import { inShell } from '@sanyi/store';

/**
 * How a command names a folder of facts from where this server was started, so that what a page prints
 * runs when it is pasted there.
 */
export function factsArgument(folder: string): string {
  return inShell(relative(process.cwd(), resolve(folder)) || '.');
}
