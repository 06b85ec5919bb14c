/**
 * A deterministic stream of pseudo-random numbers: same seed, same values, on every machine.
 *
 * @example
 * ```ts
 * random(7).fork('births').below(6); // always the same face of the die
 * ```
 */
export type Random = {
  /** An integer in `[0, 2^32)`. */
  next32(): number;
  /** A number in `[0, 1)`, 32 bits fine. */
  unit(): number;
  /** An integer in `[0, n)`; n up to 2^32. */
  below(n: number): number;
  /** A draw from the standard normal distribution. */
  normal(): number;
  /** An independent stream that depends on the seed and the label, not on draws made before. */
  fork(label: string | number): Random;
};

/**
 * Makes the stream of a seed. Generator: sfc32 (Doty-Humphrey, PractRand); seeding: MurmurHash3's
 * finaliser. Not for secrets.
 *
 * @param seed - any safe integer
 * @example
 * ```ts
 * random(1).next32() === random(1).next32(); // true
 * ```
 */
export const random = (seed: number): Random =>
  stream(mix(seed >>> 0), mix(Math.floor(seed / 2 ** 32) ^ 0x9e3779b9));

function stream(high: number, low: number): Random {
  let a = high | 0;
  let b = low | 0;
  let c = mix(high ^ Math.imul(low, 0x85ebca6b)) | 0;
  let counter = 1;
  const next32 = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) next32();
  const unit = (): number => next32() / 2 ** 32;
  return {
    next32,
    unit,
    below: (n) => Math.floor(unit() * n),
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    fork: (label) => {
      const hash = hashLabel(String(label));
      return stream(mix(high ^ hash), mix(low + Math.imul(hash, 0x27d4eb2f)));
    },
  };
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** FNV-1a over UTF-16 units. */
function hashLabel(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) {
    hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  }
  return mix(hash);
}
