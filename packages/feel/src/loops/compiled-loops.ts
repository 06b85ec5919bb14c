import { type LoopFunction, loopModule } from './loop-function.ts';

/** A loop over columns, which are told by their addresses. */
export type Loop = (...parameters: number[]) => number;

/** Loops by name. */
type Loops<Name extends string> = Readonly<Record<Name, Loop>>;

/**
 * Functions by name as loops over the columns of a memory. Each is written and compiled when it is first asked
 * for, once for all memories of a thread: most threads need few of them.
 */
export function compiledLoops<Name extends string>(
  write: Readonly<Record<Name, () => LoopFunction>>,
): (memory: WebAssembly.Memory) => Loops<Name> {
  const modules = new Map<Name, WebAssembly.Module>();
  const moduleOf = (name: Name): WebAssembly.Module => {
    const known = modules.get(name);
    if (known) return known;
    const made = new WebAssembly.Module(loopModule({ loop: write[name]() }) as BufferSource);
    modules.set(name, made);
    return made;
  };
  return (memory) => {
    const loops = {};
    // The record's own names.
    for (const name of Object.keys(write) as Name[]) {
      const own = { configurable: true, enumerable: true };
      const get = (): Loop => {
        const { exports } = new WebAssembly.Instance(moduleOf(name), { columns: { memory } });
        // The module was written with this function.
        const value = exports.loop as Loop;
        Object.defineProperty(loops, name, { ...own, value });
        return value;
      };
      Object.defineProperty(loops, name, { ...own, get });
    }
    // Every name has its loop.
    return loops as Loops<Name>;
  };
}
