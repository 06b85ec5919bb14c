import {
  addressOf,
  type Code,
  compiledLoops,
  four,
  int,
  type Loop,
  LoopFunction,
  LoopMemory,
  leaveIf,
  loop,
  type Variable,
} from '@sanyi/feel/loops';

/** Bytes that are taken at once, so that they are still in the cache of a core when they are looked at. */
export const CHECKED_BLOCK = 262_144;

/** Words that are mixed side by side: eight times four. */
const LANES = 32;
const STEP = LANES * Uint32Array.BYTES_PER_ELEMENT;
const VECTORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const VECTOR = STEP / VECTORS.length;

/** An odd number with bits everywhere: multiplying by it loses nothing. */
const FACTOR = 0x9e37_79b1;
const [TURN, WORD] = [13, 32];

/**
 * A checksum of bytes that are taken block by block. Every word is mixed into one of 32 lanes by steps that
 * can be undone, so one that differs always tells, and more of them do but for one in four billion.
 *
 * @example
 * ```ts
 * const sum = new FileChecksum();
 * sum.take(Uint8Array.of(1, 2, 3)); // at most CHECKED_BLOCK bytes; less only of the last block
 * sum.value(3); // 32 bits
 * ```
 */
export class FileChecksum {
  readonly #memory: LoopMemory;
  #block: Uint8Array;
  readonly #lanes: Int32Array;
  readonly #mix: Loop;

  /** @param memory - bytes that stand there are not copied */
  constructor(memory: LoopMemory = new LoopMemory()) {
    this.#memory = memory;
    this.#block = memory.uint8(STEP);
    this.#lanes = memory.int32(LANES);
    this.#mix = loopsOver(memory.memory).mix;
  }

  begin(): this {
    this.#lanes.fill(0);
    return this;
  }

  /** Takes the next block; all but the last are `CHECKED_BLOCK` long. */
  take(bytes: Uint8Array): void {
    const { length } = bytes;
    const whole = this.#memory.has(bytes) ? length - (length % STEP) : 0;
    this.#add(addressOf(bytes), whole);
    if (whole === length) return;
    const end = Math.ceil((length - whole) / STEP) * STEP;
    if (this.#block.length < end) this.#block = this.#memory.uint8(end);
    this.#block.set(bytes.subarray(whole));
    this.#block.fill(0, length - whole, end);
    this.#add(addressOf(this.#block), end);
  }

  #add(from: number, bytes: number): void {
    this.#mix(from, from + bytes, addressOf(this.#lanes));
  }

  /** The checksum of all blocks since `begin`, which have so many bytes together. */
  value(bytes: number): number {
    let value = bytes | 0;
    for (const lane of this.#lanes) value = Math.imul(turned(value ^ lane), FACTOR);
    return (value ^ (value >>> 15)) >>> 0;
  }
}

let known: FileChecksum | null = null;

/** The checksum of this thread: it is used by one file after the other. */
export function fileChecksum(): FileChecksum {
  known ??= new FileChecksum();
  return known.begin();
}

/** The checksum of bytes in memory. */
export function checksumOf(bytes: Uint8Array): number {
  const sum = fileChecksum();
  for (let at = 0; at < bytes.length; at += CHECKED_BLOCK) {
    sum.take(bytes.subarray(at, at + CHECKED_BLOCK));
  }
  return sum.value(bytes.length);
}

const turned = (value: number): number => (value << TURN) | (value >>> (WORD - TURN));

const loopsOver = compiledLoops({ mix: mixCode });

/** Mixes words into their lanes: what a lane was and a word tell what it becomes, and the other way round. */
function mixCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end', 'lanes']);
  const [at, end, into] = ['from', 'end', 'lanes'].map((name) => made.parameter(name)) as [
    ...[Variable, Variable, Variable],
  ];
  const lanes = made.locals('four', ...VECTORS, 'factor');
  const each = (code: (lane: Variable, offset: number) => Code): Code[] =>
    VECTORS.map((name, place) => code(lanes[name], place * VECTOR));
  made.body = [
    lanes.factor.set(four.all(int.of(FACTOR | 0))),
    ...each((lane, offset) => lane.set(four.load(into.get, offset))),
    loop(
      leaveIf(int.isAtLeast(at.get, end.get)),
      ...each((lane, offset) =>
        lane.set(four.times(four.other(lane.get, four.load(at.get, offset)), lanes.factor.get)),
      ),
      ...each((lane) =>
        lane.set(
          four.or(
            four.shifted(lane.get, int.of(TURN)),
            four.shiftedBack(lane.get, int.of(WORD - TURN)),
          ),
        ),
      ),
      at.set(int.plus(at.get, int.of(STEP))),
    ),
    ...each((lane, offset) => four.store(into.get, lane.get, offset)),
    int.of(0),
  ];
  return made;
}
