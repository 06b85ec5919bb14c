import { KeyIndex } from '../kernel/key-index.ts';

const PLACES = 65_536;

/**
 * Rules cited by claims, in the order of use and each once: a claim is a walk over lists of rules, and
 * walks that cite the same end at the same place.
 */
export class RuleTrail {
  /** By place: the rules cited up to there. */
  readonly rules: (readonly number[])[] = [[]];
  /** By place: how many they are. */
  sizes: Uint16Array = new Uint16Array(PLACES);
  /** Steps by place and list, and the place that each leads to. */
  readonly #steps = new KeyIndex(2);
  readonly #to: number[] = [];
  readonly #lists = new Map<string, number>();
  readonly #rulesOf: (readonly number[])[] = [];
  readonly #places = new Map<string, number>([['', 0]]);

  /** The number of a list of rules, one for all that are alike. */
  listOf(rules: readonly number[]): number {
    const name = rules.join();
    const known = this.#lists.get(name);
    if (known !== undefined) return known;
    const made = this.#rulesOf.push(rules) - 1;
    this.#lists.set(name, made);
    return made;
  }

  /** Where a claim at a place is after one more list. */
  after(place: number, list: number): number {
    const { key } = this.#steps;
    key[0] = place;
    key[1] = list;
    const step = this.#steps.number();
    return this.#to[step] ?? this.#lead(step, place, list);
  }

  #lead(step: number, place: number, list: number): number {
    const cited = [...new Set([...(this.rules[place] ?? []), ...(this.#rulesOf[list] ?? [])])];
    const name = cited.join();
    const known = this.#places.get(name) ?? this.#add(cited);
    this.#places.set(name, known);
    this.#to[step] = known;
    return known;
  }

  #add(cited: readonly number[]): number {
    const place = this.rules.push(cited) - 1;
    if (place >= this.sizes.length) {
      const longer = new Uint16Array(2 * place);
      longer.set(this.sizes);
      this.sizes = longer;
    }
    this.sizes[place] = cited.length;
    return place;
  }
}
