import { type Day, parseDay, unwrap } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { buildStack } from '../stack/build-stack.ts';
import { sampleLibrary } from '../testing/sample-packages.ts';
import { packLibrary, unpackLibrary } from './packed-library.ts';

const SITE = { institution: 7, level: 'tertiary', district: 'east' };
const day = (text: string): Day => unwrap(parseDay(text));

test('POL-67 a library that was packed and copied answers as the one it was made from', () => {
  const library = sampleLibrary();
  const copied = unpackLibrary(structuredClone(packLibrary(library)));
  expect([...copied.keys()]).toEqual([...library.keys()]);
  const [stack, copy] = [unwrap(buildStack(library, 'demo')), unwrap(buildStack(copied, 'demo'))];
  expect([copy.hash, copy.rules, copy.intervals]).toEqual([
    stack.hash,
    stack.rules,
    stack.intervals,
  ]);
  const answer = (of: typeof stack, date: string, visitKind: string) => {
    const hook = of.regime(of.intervalAt(day(date)), SITE).hook('price.visit');
    const fired: number[] = [];
    const value = hook?.evaluate({ visitKind, level: 'tertiary' }, undefined, fired);
    return { value, fired, inputs: hook?.inputs, breaks: hook?.breaks('age') };
  };
  for (const date of ['2016-01-01', '2018-01-01']) {
    for (const kind of ['outpatient', 'home']) {
      expect(answer(copy, date, kind)).toEqual(answer(stack, date, kind));
    }
  }
  expect(copy.fold('benefit.claim')).toEqual(stack.fold('benefit.claim'));
});
