export {
  answer,
  block,
  branch,
  type Code,
  chosen,
  double,
  either,
  fill,
  four,
  int,
  leaveIf,
  long,
  loop,
  pair,
  when,
} from './code.ts';
export { compiledLoops, type Loop } from './compiled-loops.ts';
export { LoopFunction, loopModule, type Variable } from './loop-function.ts';
export { addressOf, LoopMemory } from './loop-memory.ts';
export {
  bytesTaken,
  MEMORY_BYTES,
  type MemoryRoom,
  NoRoom,
  type SharedMemory,
  sharedMemory,
  ThreadRoom,
} from './memory-room.ts';
