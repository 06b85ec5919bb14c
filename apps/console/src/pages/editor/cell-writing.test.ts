import type { PlacedProblem, WrittenEdit } from '@sanyi/policy';
import { expect, test } from 'vitest';
import { cellWriting } from './cell-writing.ts';

const edit = (text: string): WrittenEdit => ({
  kind: 'cell',
  file: 'tables/a.dmn',
  decision: 'a',
  row: 0,
  column: 0,
  text,
});

/** A check that answers when it is told to. */
function slowCheck() {
  const asked: string[] = [];
  const answers: ((problems: readonly PlacedProblem[]) => void)[] = [];
  const check = ({ text }: WrittenEdit): Promise<readonly PlacedProblem[]> =>
    new Promise((resolve) => {
      asked.push(text);
      answers.push(resolve);
    });
  const answer = async (problems: readonly PlacedProblem[]): Promise<void> => {
    answers.shift()?.(problems);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, check, answer };
}

const wrong: readonly PlacedProblem[] = [
  {
    problem: { code: 'FEEL_SYNTAX', where: 'a', en: 'wrong', zh: '错误', details: {} },
    grave: true,
    file: null,
    decision: 'a',
    rows: [0],
    column: 0,
    name: null,
    days: null,
  },
];

test('CON-42 the text is known at once; of letters that come quickly only the last is checked', async () => {
  const { asked, check, answer } = slowCheck();
  const writing = cellWriting(check);
  for (const text of ['1', '12', '12o']) writing.write(text, edit(text));
  expect(writing.now()).toEqual({ text: '12o', problems: [] });
  expect(asked).toEqual(['1']);
  await answer([]);
  expect(asked).toEqual(['1', '12o']);
  await answer(wrong);
  expect(writing.now()).toEqual({ text: '12o', problems: wrong });
  writing.write('12', edit('12'));
  expect(asked.at(-1)).toBe('12');
});

test('CON-42 what was asked of a cell that is left is told of no other', async () => {
  const { check, answer } = slowCheck();
  const writing = cellWriting(check);
  let told = 0;
  const leave = writing.subscribe(() => {
    told += 1;
  });
  writing.write('o', edit('o'));
  writing.end();
  await answer(wrong);
  expect(writing.now()).toBeNull();
  expect(told).toBe(2);
  leave();
  writing.write('a name', null);
  expect(writing.now()).toEqual({ text: 'a name', problems: [] });
  expect(told).toBe(2);
});
