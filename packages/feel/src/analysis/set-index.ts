import type { RuleSet } from '../row/rule-sets.ts';

/** Values by rule set; equal sets are one key. */
export class SetIndex<T> {
  readonly #buckets = new Map<number, { readonly set: RuleSet; readonly value: T }[]>();

  get(set: RuleSet): T | undefined {
    return this.#buckets.get(hashOf(set))?.find((entry) => isSame(entry.set, set))?.value;
  }

  /** Keeps a value under a set that is not changed afterwards. */
  add(set: RuleSet, value: T): void {
    const hash = hashOf(set);
    const bucket = this.#buckets.get(hash);
    if (bucket) bucket.push({ set, value });
    else this.#buckets.set(hash, [{ set, value }]);
  }
}

function hashOf(set: RuleSet): number {
  let hash = 0x811c9dc5 | 0;
  for (let word = 0; word < set.length; word += 1) {
    hash = Math.imul(hash ^ (set[word] as number), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isSame(a: RuleSet, b: RuleSet): boolean {
  for (let word = 0; word < a.length; word += 1) if (a[word] !== b[word]) return false;
  return true;
}
