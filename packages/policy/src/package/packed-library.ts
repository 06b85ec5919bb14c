import { type HookParts, linkedHook } from '../decisions/linked-hook.ts';
import type { HookName } from '../hooks/hook-name.ts';
import { HOOKS } from '../hooks/registry.ts';
import type { Library, PolicyPackage } from './policy-package.ts';

type PackedHook = Omit<HookParts, 'hook'> & { readonly hook: HookName };

/** A library as plain data, packages in its order: what was read and checked, and nothing compiled. */
export type PackedLibrary = readonly (Omit<PolicyPackage, 'linked'> & {
  readonly linked: readonly PackedHook[];
})[];

/**
 * Packs a library, so that threads are sent what was read and checked once: reading takes a second, a
 * copy some hundredths of it.
 *
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * structuredClone(packLibrary(library)); // []
 * ```
 */
export const packLibrary = (library: Library): PackedLibrary =>
  [...library.values()].map((whole) => ({
    ...whole,
    linked: [...whole.linked.values()].map(
      ({ hook, decision, file, types, checked, fold, pool }) => {
        return { hook: hook.name, decision, file, types, checked, fold, pool };
      },
    ),
  }));

/**
 * The library that was packed: it answers as the one it was made from. Decisions are compiled to
 * JavaScript when they are first asked.
 *
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * unpackLibrary(packLibrary(library)).size; // 0
 * ```
 */
export const unpackLibrary = (packed: PackedLibrary): Library =>
  new Map(
    packed.map(({ linked, ...whole }) => {
      const hooks = linked.map(({ hook, ...parts }) => {
        return [hook, linkedHook({ ...parts, hook: HOOKS[hook] }, 'javascript')] as const;
      });
      return [whole.id, { ...whole, linked: new Map(hooks) }];
    }),
  );
