import { assert } from '@sanyi/kernel';
import type { DmnModel } from './model.ts';

/** Writes a model in the canonical form. */
export function writeDmn(_model: DmnModel): string {
  assert(false, 'not written');
}
