/** Lists of rules that claims cite, one behind the other; a list is told by where it begins and how long it is. */
export class RuleLists {
  rules: Uint16Array = new Uint16Array(FIRST_RULES);
  used = 0;

  /** Keeps the first rules of a list; gives where they stand. */
  keep(rules: ArrayLike<number>, size: number): number {
    const from = this.used;
    if (from + size > this.rules.length) {
      const larger = new Uint16Array((from + size) * 2);
      larger.set(this.rules);
      this.rules = larger;
    }
    for (let at = 0; at < size; at++) this.rules[this.used++] = rules[at] ?? 0;
    return from;
  }
}

const FIRST_RULES = 4096;
