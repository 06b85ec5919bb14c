import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as feel from '@sanyi/feel';
import * as kernel from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { runExample } from './examples.ts';

const README = join(import.meta.dirname, '../../packages/feel/README.md');

describe('the first page of @sanyi/feel', () => {
  it('runs as it is printed', async () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readFileSync(README, 'utf8'))?.[1] ?? '';
    const outcomes = await runExample({ name: 'readme', line: 1, code }, { ...kernel, ...feel });
    expect(outcomes.length).toBe(5);
    for (const { code: step, expected, made } of outcomes)
      expect([step, made]).toEqual([step, expected]);
  });
});
