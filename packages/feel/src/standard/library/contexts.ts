import { isContext, isList } from '../value/kind.ts';
import type { FeelContext, FeelValue } from '../value/value.ts';
import { any, type Builtins, context, list, takes, text } from './signature.ts';

/** Contexts: entries read, added and merged. */
export const CONTEXTS: Builtins = {
  'get value': [takes([context('m'), text('key')], ([of, key]) => of.get(key) ?? null)],
  'get entries': [
    takes([context('m')], ([of]) =>
      [...of].map(
        ([key, value]) =>
          new Map<string, FeelValue>([
            ['key', key],
            ['value', value],
          ]),
      ),
    ),
  ],
  'context put': [
    takes([context('context'), text('key'), any('value')], ([of, key, value]) =>
      put(of, [key], value),
    ),
    takes([context('context'), list('keys'), any('value')], ([of, keys, value]) =>
      keys.length > 0 && keys.every((key) => typeof key === 'string') ? put(of, keys, value) : null,
    ),
  ],
  'context merge': [
    takes([list('contexts')], ([contexts]) =>
      contexts.every(isContext) ? new Map(contexts.flatMap((each) => [...each])) : null,
    ),
  ],
  context: [takes([list('entries')], ([entries]) => fromEntries(entries))],
};

function put(of: FeelContext, [key, ...rest]: readonly FeelValue[], value: FeelValue): FeelValue {
  if (typeof key !== 'string') return null;
  if (rest.length === 0) return new Map([...of, [key, value]]);
  const inner = of.get(key) ?? null;
  if (!isContext(inner)) return null;
  const changed = put(inner, rest, value);
  return changed === null ? null : new Map([...of, [key, changed]]);
}

function fromEntries(entries: readonly FeelValue[]): FeelValue {
  const made = new Map<string, FeelValue>();
  for (const entry of entries) {
    if (!isContext(entry) || isList(entry)) return null;
    const key = entry.get('key');
    if (typeof key !== 'string' || !entry.has('value') || made.has(key)) return null;
    made.set(key, entry.get('value') ?? null);
  }
  return made;
}
