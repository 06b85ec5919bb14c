import { LoopMemory } from '@sanyi/feel/loops';
import { type Loops, loopsOver } from './loops.ts';

/** Memory of the columns of blocks, with the loops that go over them. */
export class BlockMemory extends LoopMemory {
  readonly loops: Loops = loopsOver(this.memory);
}
