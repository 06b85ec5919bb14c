import type { Both } from './sides.ts';

/** Lists of rules that both sides cite together, each pair by a number. */
export class RuleLists {
  readonly #known = new Map<string, number>();
  /** By number; indexes into the rules of each side's stack. */
  readonly lists: Both<readonly number[]>[] = [];

  numberOf(rules: Both<readonly number[]>): number {
    const key = rules.map((each) => each.join()).join(' ');
    const found = this.#known.get(key) ?? this.lists.push(rules) - 1;
    this.#known.set(key, found);
    return found;
  }
}
