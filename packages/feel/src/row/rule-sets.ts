/** A set of rules of one table as bits, 32 to a word. */
export type RuleSet = Int32Array;

export const wordsFor = (rules: number): number => (rules + 31) >>> 5;

export function addRule(set: RuleSet, rule: number): void {
  const word = rule >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (rule & 31));
}

/** Keeps in `live` only the rules of `matching`. */
export function keep(live: RuleSet, matching: RuleSet): void {
  for (let word = 0; word < live.length; word += 1) {
    live[word] = (live[word] as number) & (matching[word] as number);
  }
}

/** Adds the rules of `matching` to `live`. */
export function join(live: RuleSet, matching: RuleSet): void {
  for (let word = 0; word < live.length; word += 1) {
    live[word] = (live[word] as number) | (matching[word] as number);
  }
}

/** Takes the rules of `failing` out of `live`. */
export function drop(live: RuleSet, failing: RuleSet): void {
  for (let word = 0; word < live.length; word += 1) {
    live[word] = (live[word] as number) & ~(failing[word] as number);
  }
}

/** The first rule of the set that is at or after `from`, or -1. */
export function nextRule(set: RuleSet, from: number): number {
  let word = from >>> 5;
  if (word >= set.length) return -1;
  let bits = (set[word] as number) & (-1 << (from & 31));
  while (bits === 0) {
    word += 1;
    if (word >= set.length) return -1;
    bits = set[word] as number;
  }
  return (word << 5) + 31 - Math.clz32(bits & -bits);
}

/** How many members a set has. */
export function sizeOf(set: RuleSet): number {
  let count = 0;
  for (const word of set) {
    for (let bits = word; bits !== 0; bits &= bits - 1) count += 1;
  }
  return count;
}
