/**
 * Rules cited by claims, in the order of use and each once: a claim is a walk over lists of rules, and
 * walks with the same lists end at the same place.
 */
export class RuleTrail {
  /** By place: the rules cited up to there. */
  readonly rules: (readonly number[])[] = [[]];
  /** By place and list: the next place. */
  readonly #next: number[][] = [[]];
  readonly #lists = new Map<string, number>();
  readonly #rulesOf: (readonly number[])[] = [];
  readonly #places = new Map<string, number>();

  /** The number of a list of rules, one for all that are alike. */
  listOf(rules: readonly number[]): number {
    const key = rules.join();
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const made = this.#rulesOf.push(rules) - 1;
    this.#lists.set(key, made);
    return made;
  }

  /** Where a claim at a place is after one more list. */
  after(place: number, list: number): number {
    return this.#next[place]?.[list] ?? this.#step(place, list);
  }

  #step(place: number, list: number): number {
    const cited = [...new Set([...(this.rules[place] ?? []), ...(this.#rulesOf[list] ?? [])])];
    const key = cited.join();
    const known = this.#places.get(key) ?? (cited.length === 0 ? 0 : this.rules.push(cited) - 1);
    this.#places.set(key, known);
    this.#next[known] ??= [];
    const next = this.#next[place];
    if (next) next[list] = known;
    return known;
  }
}
