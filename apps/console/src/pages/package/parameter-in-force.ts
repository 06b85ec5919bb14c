import type { PackageDetail, TableColumn } from '@sanyi/api';
import { cellWords } from '@sanyi/policy';
import type { Words } from '../../app/words.tsx';
import { parameterText } from './parameter-text.ts';

/**
 * The value in force of a cell that is nothing but a parameter: `parameters.cap` is `20,000`.
 * Null for every other cell, which is shown as it stands.
 */
export function parameterInForce(
  feel: string,
  detail: Pick<PackageDetail, 'parameters' | 'on'>,
  words: Pick<Words, 'm' | 'say'>,
): string | null {
  const [, name] = /^parameters\.(\w+)$/.exec(feel.trim()) ?? [];
  const parameter = detail.parameters.find((each) => each.name === name);
  const value = parameter?.values.find(
    ({ from, to }) => from <= detail.on && (to === null || to > detail.on),
  );
  return parameter && value ? parameterText(value.value, parameter, words) : null;
}

/** A cell in words, with the value in force where it is nothing but a parameter. */
export const cellText = (
  feel: string,
  column: TableColumn | undefined,
  { detail, words }: { readonly detail: PackageDetail; readonly words: Words },
): string =>
  parameterInForce(feel, detail, words) ?? wordsOfCell(feel, column, words, detail.names);

/** A cell in words: codes and parameters by their titles, comparisons spelt out. The rule itself is not touched. */
export const wordsOfCell = (
  feel: string,
  column: TableColumn | undefined,
  { lang }: Pick<Words, 'lang'>,
  names: PackageDetail['names'] = {},
): string => cellWords(feel, { codes: column?.codes ?? {}, nameOf: (name) => names[name] })[lang];
