import type { TableNode } from '../check/program.ts';
import type { Block } from '../javascript/block.ts';
import type { RuleNotes, Writer } from '../javascript/writer.ts';
import type { CaseTable } from './case-table.ts';

/** Rules that one word of marks has room for. */
export const RULES_PER_WORD = 32;

/**
 * Marks in the code which rules of a row fired, one bit per rule. A required decision that runs at
 * the top of the row has marks of its own, which count only where it is read.
 */
export class RuleMarks implements RuleNotes {
  readonly words: number;
  readonly #root: Block;
  readonly #writer: Pick<Writer, 'keep'>;
  /** Beginnings of the names of the words that are marked; the last one is marked now. */
  readonly #names: string[] = ['f'];
  /** By block: what is marked there once, and in the blocks inside it. */
  readonly #counted = new Map<Block, Set<string>>();

  constructor(rules: number, root: Block, writer: Pick<Writer, 'keep'>) {
    this.words = Math.ceil(rules / RULES_PER_WORD);
    this.#root = root;
    this.#writer = writer;
  }

  /** Statements before the row. */
  get opening(): string[] {
    return this.#each((word) => `let f${word} = 0;`);
  }

  hit(node: TableNode, place: string, block: Block): void {
    const fired = node.rules.map(({ rule }) => [rule]);
    this.#mark(node.fallback ? [...fired, []] : fired, place, block);
  }

  all(node: TableNode, list: string, block: Block): void {
    const marking = {
      lines: [],
      known: new Map(),
      parent: block,
      repeats: true,
      leave: block.leave,
    };
    this.#mark(
      node.rules.map(({ rule }) => [rule]),
      'place',
      marking,
    );
    block.lines.push(`for (const place of ${list}) { ${marking.lines.join(' ')} }`);
  }

  /** The rules of a case that is looked up. */
  looked({ fired }: CaseTable, key: () => string, block: Block): void {
    if (fired.some((rules) => rules.length > 0)) this.#mark(fired, key(), block);
  }

  /** Writes a required decision at the top of the row with marks of its own. */
  apart<T>(slot: number, write: () => T): T {
    const name = `u${slot}w`;
    this.#root.lines.push(...this.#each((word) => `let ${name}${word} = 0;`));
    this.#names.push(name);
    const made = write();
    this.#names.pop();
    return made;
  }

  /** Counts the marks of a required decision where it is read. */
  count(slot: number, block: Block): void {
    for (const line of this.#each((word) => `${this.#now}${word} |= u${slot}w${word};`)) {
      this.#once(line, block);
    }
  }

  /** Writes a line that nothing is gained from saying again. */
  #once(line: string, block: Block): void {
    for (let at: Block | null = block; at !== null; at = at.parent) {
      if (this.#counted.get(at)?.has(line)) return;
    }
    const counted = this.#counted.get(block) ?? new Set();
    this.#counted.set(block, counted.add(line));
    block.lines.push(line);
  }

  get #now(): string {
    return this.#names.at(-1) ?? 'f';
  }

  #each(line: (word: number) => string): string[] {
    return Array.from({ length: this.words }, (_, word) => line(word));
  }

  #mark(fired: readonly (readonly number[])[], place: string, block: Block): void {
    wordsOf(fired, this.words).forEach((bits, word) => {
      if (bits === null) return;
      const same = bits.every((one) => one === bits[0]);
      const text = same ? String(bits[0]) : `${this.#writer.keep(bits)}[${place}]`;
      this.#once(`${this.#now}${word} |= ${text};`, block);
    });
  }
}

const known = new WeakMap<readonly (readonly number[])[], readonly (Int32Array | null)[]>();

/** The marks of each case, word by word; null where no case marks a rule of the word. */
function wordsOf(
  fired: readonly (readonly number[])[],
  words: number,
): readonly (Int32Array | null)[] {
  const found = known.get(fired);
  if (found) return found;
  const all = Array.from({ length: words }, () => new Int32Array(fired.length));
  const used = new Set<number>();
  fired.forEach((rules, at) => {
    for (const rule of rules) {
      const word = Math.floor(rule / RULES_PER_WORD);
      const bits = all[word];
      if (bits) bits[at] = (bits[at] ?? 0) | (1 << (rule % RULES_PER_WORD));
      used.add(word);
    }
  });
  const made = all.map((bits, word) => (used.has(word) ? bits : null));
  known.set(fired, made);
  return made;
}

/** The marks of rules that fired, word by word. */
export const marksOf = (rules: readonly number[], words: number): number[] =>
  wordsOf([rules], words).map((bits) => bits?.[0] ?? 0);
