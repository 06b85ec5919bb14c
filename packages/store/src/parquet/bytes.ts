const FIRST_BYTES = 65_536;
const TWO_32 = 4_294_967_296;
const TEXTS = new TextEncoder();

/** Bytes written one after the other; their memory grows and is used again. */
export class Bytes {
  #memory: Uint8Array<ArrayBuffer> = new Uint8Array(FIRST_BYTES);
  length = 0;

  /** Memory with room for so many bytes more behind those that were written. */
  room(bytes: number): Uint8Array<ArrayBuffer> {
    const needed = this.length + bytes;
    if (needed > this.#memory.length) {
      const grown = new Uint8Array(2 * needed);
      grown.set(this.#memory.subarray(0, this.length));
      this.#memory = grown;
    }
    return this.#memory;
  }

  byte(value: number): void {
    this.room(1)[this.length++] = value;
  }

  /** 32 bits, the lowest first. */
  word(value: number): void {
    const memory = this.room(4);
    for (let bits = 0; bits < 32; bits += 8) memory[this.length++] = value >>> bits;
  }

  /** A whole number as 64 bits, the lowest first. */
  long(value: number): void {
    const high = Math.floor(value / TWO_32);
    this.word(value - high * TWO_32);
    this.word(high);
  }

  /** A whole number from 0 in groups of seven bits. */
  unsigned(value: number): void {
    const memory = this.room(8);
    let left = value;
    while (left > 127) {
      memory[this.length++] = (left % 128) | 128;
      left = Math.floor(left / 128);
    }
    memory[this.length++] = left;
  }

  /** A whole number in groups of seven bits: 0, -1, 1, -2 and so on become 0, 1, 2, 3. */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  put(bytes: Uint8Array): void {
    this.room(bytes.length).set(bytes, this.length);
    this.length += bytes.length;
  }

  /** The bytes of a text, after how many they are. */
  text(text: string): void {
    const bytes = TEXTS.encode(text);
    this.word(bytes.length);
    this.put(bytes);
  }

  /** What was written; holds until more is. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#memory.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }
}
