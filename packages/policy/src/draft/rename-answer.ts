import type { ContextEntry, DmnModel, Logic } from '@sanyi/feel';
import { withParts, withTexts } from './logic-parts.ts';

/** An answer of a decision that has another name now: an output of a table, or an entry of a context. */
export type RenamedAnswer = {
  readonly decision: string;
  readonly from: string;
  readonly to: string;
};

/**
 * A model whose other decisions read a renamed answer by its new name: behind the decision, behind
 * what runs over it or stands for it, and in conditions on it. Texts in quotes stay.
 *
 * @example
 * ```ts
 * declare const model: DmnModel; // a decision of it reads `fees.price`
 * withRenamedAnswer(model, { decision: 'fees', from: 'price', to: 'amount' }); // reads `fees.amount`
 * ```
 */
export function withRenamedAnswer(model: DmnModel, renamed: RenamedAnswer): DmnModel {
  if (!isName(renamed.from) || !isName(renamed.to)) return model;
  const decisions = model.decisions.map((each) =>
    each.requires.includes(renamed.decision)
      ? { ...each, logic: inLogic(each.logic, renamed, [renamed.decision]) }
      : each,
  );
  return { ...model, decisions };
}

/** A context whose entries read a renamed one of theirs by its new name. */
export function withRenamedEntry(
  logic: Logic,
  { from, to }: Omit<RenamedAnswer, 'decision'>,
): Logic {
  if (!isName(from) || !isName(to)) return logic;
  return withTexts(logic, (text) => replaced(text, bareNames(quiet(text), from), { from, to }));
}

const isName = (text: string): boolean => /^[\p{L}_][\w\p{L}]*$/u.test(text);

function inLogic(logic: Logic, renamed: RenamedAnswer, known: readonly string[]): Logic {
  const inside = (names: readonly string[]) => ({
    text: (text: string) => {
      const said = quiet(text);
      const places = withIterators(said, names).flatMap((name) => answersOf(said, name, renamed));
      return replaced(text, places, renamed);
    },
    inner: (each: Logic) => inLogic(each, renamed, names),
  });
  switch (logic.form) {
    case 'context':
      return withParts(logic, inside(standingFor(logic.entries, known)));
    case 'for':
    case 'some':
    case 'every':
      return withParts(
        logic,
        inside(standsFor(logic.in, known) ? [...known, logic.variable] : known),
      );
    case 'filter': {
      const within = withParts(
        logic,
        inside([...known, ...(standsFor(logic.in, known) ? ['item'] : [])]),
      );
      const isOn = standsFor(logic.in, known) && within.form === 'filter';
      return isOn ? { ...within, match: withRenamedEntry(within.match, renamed) } : within;
    }
    default:
      return withParts(logic, inside(known));
  }
}

/** Whether a logic is nothing but one of the names, or some of its rows. */
function standsFor(logic: Logic, known: readonly string[]): boolean {
  if (logic.form !== 'literal') return false;
  const said = quiet(logic.text).trim();
  return known.some(
    (name) => wordAt(said, 0) === name && rowsEnd(said, name.length) === said.length,
  );
}

/** The names of entries that stand for the decision, beside those known. */
function standingFor(entries: readonly ContextEntry[], known: readonly string[]): string[] {
  const names = [...known];
  for (const { name, logic } of entries) {
    if (name !== null && standsFor(logic, names)) names.push(name);
  }
  return names;
}

/** The variables of `for`, `some` and `every` that run over one of the names, beside these. */
function withIterators(said: string, known: readonly string[]): string[] {
  const names = [...known];
  for (const match of said.matchAll(
    /(?:\b(?:for|some|every)\s+|,\s*)([\p{L}_][\w\p{L}]*)\s+in\s+/gu,
  )) {
    const [whole, variable = ''] = match;
    const from = match.index + whole.length;
    const over = names.find((name) => wordAt(said, from) === name);
    if (over !== undefined && said[rowsEnd(said, from + over.length)] !== '.') names.push(variable);
  }
  return names;
}

/** Where a text reads an answer of what a name stands for: behind a dot, or in a condition on it. */
function answersOf(said: string, name: string, { from }: RenamedAnswer): number[] {
  return bareNames(said, name).flatMap((start) => {
    const end = start + name.length;
    const places: number[] = [];
    for (let at = skip(said, end); said[at] === '['; at = skip(said, closing(said, at) + 1)) {
      const condition = said.slice(at + 1, closing(said, at));
      const items = [...condition.matchAll(/(?<![\w\p{L}.])item\s*\.\s*/gu)]
        .map((match) => match.index + match[0].length)
        .filter((place) => wordAt(condition, place) === from);
      places.push(...[...bareNames(condition, from), ...items].map((place) => at + 1 + place));
    }
    const dot = rowsEnd(said, end);
    const answer = skip(said, dot + 1);
    if (said[dot] === '.' && wordAt(said, answer) === from) places.push(answer);
    return places;
  });
}

/** Where a name stands for itself: not behind a dot, and not as a key. */
const bareNames = (said: string, name: string): number[] =>
  [...said.matchAll(/(?<![\w\p{L}$])(?<!(?<!\.)\.\s*)[\p{L}_][\w\p{L}]*(?!\s*:)/gu)]
    .filter(([word]) => word === name)
    .map(({ index }) => index);

const wordAt = (said: string, at: number): string =>
  /^[\p{L}_][\w\p{L}]*/u.exec(said.slice(at))?.[0] ?? '';

/** The place behind all brackets that follow a place. */
function rowsEnd(said: string, from: number): number {
  let at = skip(said, from);
  while (said[at] === '[') at = skip(said, closing(said, at) + 1);
  return at;
}

function closing(said: string, open: number): number {
  let depth = 0;
  for (let at = open; at < said.length; at++) {
    if (said[at] === '[') depth += 1;
    if (said[at] === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return said.length;
}

function skip(said: string, from: number): number {
  let at = from;
  while (/\s/.test(said[at] ?? '')) at += 1;
  return at;
}

/** A text with nothing between its quotes, as long as it was. */
const quiet = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"/g, (said) => `"${' '.repeat(said.length - 2)}"`);

const replaced = (
  text: string,
  places: readonly number[],
  { from, to }: Omit<RenamedAnswer, 'decision'>,
): string =>
  [...new Set(places)]
    .sort((a, b) => b - a)
    .reduce((said, at) => said.slice(0, at) + to + said.slice(at + from.length), text);
