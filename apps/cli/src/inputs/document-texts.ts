import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentTexts } from '@sanyi/server';
import { parse, YAMLParseError } from 'yaml';

/** What the product says of itself, from the checkout; null where it is not there or is torn. */
export async function documentTexts(home: string): Promise<DocumentTexts> {
  const read = (path: string): Promise<string | null> =>
    readFile(join(home, path), 'utf8').catch(() => null);
  const [coverage, glossary] = await Promise.all([
    read('coverage/systems.yaml'),
    read('GLOSSARY.md'),
  ]);
  return { coverage: coverage === null ? null : parsed(coverage), glossary };
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) return null;
    throw error;
  }
}
