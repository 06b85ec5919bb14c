import type { FeelValue } from '../value/value.ts';
import type { World } from './world.ts';

/**
 * Where an evaluation keeps its values: numbered slots, the frame of the function around it, and the
 * world of inputs and decisions it belongs to.
 */
export type Frame = {
  readonly slots: FeelValue[];
  readonly up: Frame | null;
  readonly world: World;
};

/** A compiled expression. */
export type Eval = (frame: Frame) => FeelValue;

export const newFrame = (slots: number, up: Frame | null, world: World): Frame => ({
  slots: new Array<FeelValue>(slots).fill(null),
  up,
  world,
});

/** Reads a slot some functions further out. */
export function readSlot(hops: number, slot: number): Eval {
  if (hops === 0) return (frame) => frame.slots[slot] ?? null;
  return (frame) => {
    let at: Frame | null = frame;
    for (let hop = 0; hop < hops && at; hop += 1) at = at.up;
    return at?.slots[slot] ?? null;
  };
}
