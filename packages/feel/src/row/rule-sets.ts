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
  for (const word of set) count += onesIn(word);
  return count;
}

/** How many bits of a word are set. */
export function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The members of a set, in order. */
export function membersOf(set: RuleSet): number[] {
  const found: number[] = [];
  for (let at = nextRule(set, 0); at >= 0; at = nextRule(set, at + 1)) found.push(at);
  return found;
}
