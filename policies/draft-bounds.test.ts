import { settleTest } from '@sanyi/insurance';
import { parseDay, unwrap } from '@sanyi/kernel';
import { copyPackage, draftSession, readLibrary } from '@sanyi/policy';
import { expect, test } from 'vitest';
import { packages } from './packages.test-data.ts';

test('POL-4 an editor refuses a value outside the bounds of its parameter, at its row', () => {
  const library = unwrap(readLibrary(packages(), { target: 'closures' }));
  const from = unwrap(parseDay('2019-10-01'));
  const copied = { of: 'beijing-2017-separation', id: 'bounds-v2', version: '2.0.0', from };
  const files = unwrap(copyPackage(library, copied));
  const options = { target: 'closures', settleCase: settleTest } as const;
  const session = draftSession({ place: 'beijing', library, files, options });
  const { file = '' } =
    session.now().view.parameters.find(({ name }) => name === 'waiverAge') ?? {};
  const at = { file, name: 'waiverAge' };
  session.apply({ kind: 'addValue', ...at, from: '2019-10-01' });
  session.apply({ kind: 'value', ...at, row: 1, field: 'value', text: '-1' });
  expect(session.now().problems.map(({ problem, rows }) => [problem.code, rows])).toEqual([
    ['POLICY_VALUE_BOUNDS', [1]],
  ]);
  session.apply({ kind: 'value', ...at, row: 1, field: 'value', text: '65' });
  expect(session.now().problems).toEqual([]);
});
