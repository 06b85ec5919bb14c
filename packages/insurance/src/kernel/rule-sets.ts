type Marked = { number: number; readonly next: Map<number, Marked> };

const BITS = 32;

/** Sets of rules that fire together, by number from 1; 0 is none. */
export class RuleSets {
  /** By number: indexes into the rules of the stack. */
  readonly sets: (readonly number[])[] = [[]];
  readonly #root: Marked = { number: 0, next: new Map() };
  readonly #lastWords: number[] = [];
  #last = 0;

  /** The number of the set that columns of marks hold at a position; `firstRule` is bit 0. */
  numberOf(marks: readonly Int32Array[], position: number, firstRule: number): number {
    if (this.#last > 0 && this.#isLast(marks, position)) return this.#last;
    let found = this.#root;
    for (let word = 0; word < marks.length; word++) {
      const bits = marks[word]?.[position] ?? 0;
      this.#lastWords[word] = bits;
      let next = found.next.get(bits);
      if (!next) {
        next = { number: 0, next: new Map() };
        found.next.set(bits, next);
      }
      found = next;
    }
    if (found.number === 0) found.number = this.sets.push(rulesOf(this.#lastWords, firstRule)) - 1;
    this.#last = found.number;
    return found.number;
  }

  #isLast(marks: readonly Int32Array[], position: number): boolean {
    for (let word = 0; word < marks.length; word++) {
      if (marks[word]?.[position] !== this.#lastWords[word]) return false;
    }
    return true;
  }
}

const rulesOf = (words: readonly number[], firstRule: number): number[] =>
  words.flatMap((bits, word) =>
    Array.from({ length: BITS }, (_, bit) => bit)
      .filter((bit) => (bits >>> bit) & 1)
      .map((bit) => firstRule + word * BITS + bit),
  );
