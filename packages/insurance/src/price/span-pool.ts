/** What a price of a span depends on beside the span. */
export const DEPENDS = { unknown: 0, span: 1, charged: 2, day: 3 } as const;

/**
 * Spans of days of many slots in one run of memory: the first rule day of each span, the number of
 * its price (-1 while unknown), and what the price depends on.
 */
export class SpanPool {
  readonly #start: Int32Array;
  readonly #count: Uint16Array;
  #from = new Int32Array(1 << 12);
  #used = 0;
  price: Int32Array = new Int32Array(1 << 12);
  depends: Uint8Array = new Uint8Array(1 << 12);

  constructor(slots: number) {
    this.#start = new Int32Array(slots).fill(-1);
    this.#count = new Uint16Array(slots);
  }

  has(slot: number): boolean {
    return (this.#start[slot] ?? -1) >= 0;
  }

  /** Opens a slot with the first days of its spans, ascending; the first lies before all days. */
  open(slot: number, from: Int32Array): void {
    while (this.#used + from.length > this.#from.length) this.#grow();
    this.#start[slot] = this.#used;
    this.#count[slot] = from.length;
    this.#from.set(from, this.#used);
    this.price.fill(-1, this.#used, this.#used + from.length);
    this.#used += from.length;
  }

  /** Place of the span of a slot that holds a rule day. */
  find(slot: number, day: number): number {
    const from = this.#from;
    let low = this.#start[slot] ?? 0;
    let high = low + (this.#count[slot] ?? 1) - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((from[middle] ?? 0) <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #grow(): void {
    const from = new Int32Array(this.#from.length * 2);
    const price = new Int32Array(this.#from.length * 2);
    const depends = new Uint8Array(this.#from.length * 2);
    from.set(this.#from);
    price.set(this.price);
    depends.set(this.depends);
    this.#from = from;
    this.price = price;
    this.depends = depends;
  }
}
