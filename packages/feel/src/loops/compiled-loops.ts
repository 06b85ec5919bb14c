import { type LoopFunction, loopModule } from './loop-function.ts';

/** A loop over columns, which are told by their addresses. */
export type Loop = (...parameters: number[]) => number;

/**
 * Functions by name as loops over the columns of a memory. They are written and compiled when the first memory
 * asks for them, once for all memories of a thread: each when it is first run would be in the way of the work.
 */
export function compiledLoops<Name extends string>(
  write: Readonly<Record<Name, () => LoopFunction>>,
): (memory: WebAssembly.Memory) => Readonly<Record<Name, Loop>> {
  let module: WebAssembly.Module | null = null;
  return (memory) => {
    module ??= new WebAssembly.Module(loopModule(written(write)) as BufferSource);
    const { exports } = new WebAssembly.Instance(module, { columns: { memory } });
    // The module was written with these functions.
    return exports as Readonly<Record<Name, Loop>>;
  };
}

const written = (
  write: Readonly<Record<string, () => LoopFunction>>,
): Record<string, LoopFunction> =>
  Object.fromEntries(Object.entries(write).map(([name, each]) => [name, each()]));
