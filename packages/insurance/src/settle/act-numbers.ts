const FREE = -1;

/**
 * Numbers acts, an item in a quantity, as they are met: an open hash table in typed columns, because
 * it is asked for every line.
 */
export class ActNumbers {
  /** How many acts there is room for. */
  readonly room: number;
  count = 0;
  /** Ids of items and thousandths, by number. */
  readonly item: Uint32Array;
  readonly quantity: Int32Array;
  readonly #slots: Int32Array;

  constructor(room: number) {
    this.room = room;
    this.item = new Uint32Array(room);
    this.quantity = new Int32Array(room);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * room))).fill(FREE);
  }

  /** Numbers the acts of lines; false where there is no room for all of them. */
  fill(
    into: Uint16Array | Uint32Array,
    { item, quantity }: { readonly item: Uint32Array; readonly quantity: Int32Array },
  ): boolean {
    const [slots, items, quantities] = [this.#slots, this.item, this.quantity];
    const mask = slots.length - 1;
    for (let line = 0; line < item.length; line++) {
      // Every index is one of a column, so that what is read is a number.
      const id = item[line] as number;
      const units = quantity[line] as number;
      const mixed = Math.imul(id, 0x9e3779b1) ^ Math.imul(units, 0x85ebca6b);
      let slot = (mixed ^ (mixed >>> 15)) & mask;
      let act = slots[slot] as number;
      while (act >= 0 && (items[act] !== id || quantities[act] !== units)) {
        slot = (slot + 1) & mask;
        act = slots[slot] as number;
      }
      if (act < 0) {
        if (this.count === this.room) return false;
        act = this.count++;
        slots[slot] = act;
        items[act] = id;
        quantities[act] = units;
      }
      into[line] = act;
    }
    return true;
  }
}
