import type { Value } from '../value.ts';
import type { OutputField } from './fields.ts';

/** Positions of texts in the codes of their outputs, and of lists among the answers. */
export class Places {
  readonly answers: Value[] = [];
  readonly #codes = new Map<string, string[]>();
  readonly #known = new Map<string, Map<Value, number>>();

  constructor(outputs: readonly OutputField[]) {
    for (const { name, form, codes } of outputs) {
      if (form !== 'code') continue;
      this.#codes.set(name, [...(codes ?? [])]);
      this.#known.set(name, new Map((codes ?? []).map((code, at) => [code, at])));
    }
  }

  /** The codes of an output; texts that are no codes are added as they come. */
  codes(name: string): readonly string[] | null {
    return this.#codes.get(name) ?? null;
  }

  /** The position of a value of an output. */
  of({ name, form }: OutputField, value: Value): number {
    if (form === 'answer') return this.answers.push(value) - 1;
    const known = this.#known.get(name);
    const found = known?.get(value);
    if (found !== undefined) return found;
    const made = (this.#codes.get(name)?.push(String(value)) ?? 0) - 1;
    known?.set(value, made);
    return made;
  }
}
