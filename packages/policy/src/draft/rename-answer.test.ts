import type { Decision, DmnModel, Logic } from '@sanyi/feel';
import { describe, expect, test } from 'vitest';
import { withRenamedAnswer, withRenamedEntry } from './rename-answer.ts';

const literal = (text: string): Logic => ({ form: 'literal', text });

/** What a decision that requires `fees` says once `price` is called `amount`. */
function renamedIn(logic: Logic, requires: readonly string[] = ['fees']): Logic | undefined {
  const decision: Decision = { id: 'total', name: 'total', requires, logic, other: [] };
  const empty = { inputs: [], knowledge: [], services: [], imports: [], items: [], other: [] };
  const named = { id: 'm', name: 'm', namespace: 'urn:m', prefixes: {} };
  const model: DmnModel = { ...named, ...empty, decisions: [decision] };
  const renamed = { decision: 'fees', from: 'price', to: 'amount' };
  return withRenamedAnswer(model, renamed).decisions[0]?.logic;
}

describe('a renamed answer', () => {
  test.each([
    ['fees.price + fees . price', 'fees.amount + fees . amount'],
    ['fees[1].price + price', 'fees[1].amount + price'],
    [
      'fees[price > 3 and item.price < 9 and other.price = 1].share',
      'fees[amount > 3 and item.amount < 9 and other.price = 1].share',
    ],
    ['sum(for each in fees return each.price)', 'sum(for each in fees return each.amount)'],
    [
      'some a in others, b in fees[2] satisfies b.price = a.price',
      'some a in others, b in fees[2] satisfies b.amount = a.price',
    ],
    [
      'if fees.kind = "fees.price" then fees.price else 0',
      'if fees.kind = "fees.price" then fees.amount else 0',
    ],
    ['{price: fees.price, of: my.fees.price}', '{price: fees.amount, of: my.fees.price}'],
    ['fees.prices + otherfees.price', 'fees.prices + otherfees.price'],
  ])('POL-52 %s', (text, expected) => {
    expect(renamedIn(literal(text))).toEqual(literal(expected));
    expect(renamedIn(literal(text), [])).toEqual(literal(text));
  });

  test('POL-52 what stands for the decision in a box is read by the new name, too', () => {
    expect(
      renamedIn({
        form: 'context',
        entries: [
          { name: 'first', logic: literal('fees[1]') },
          {
            name: null,
            logic: { form: 'list', items: [literal('first.price'), literal('x.price')] },
          },
        ],
      }),
    ).toMatchObject({
      entries: [{}, { logic: { items: [literal('first.amount'), literal('x.price')] } }],
    });
    const each = { in: literal('fees'), body: literal('one.price') };
    expect(renamedIn({ form: 'for', variable: 'one', ...each })).toMatchObject({
      body: literal('one.amount'),
    });
    expect(
      renamedIn({ form: 'filter', in: literal('fees'), match: literal('price > item.price') }),
    ).toMatchObject({ match: literal('amount > item.amount') });
  });

  test('POL-52 entries of a context read a renamed one by its new name, but no key and no part', () => {
    const logic = literal('base + {base: 1}.base + of.base');
    expect(withRenamedEntry(logic, { from: 'base', to: 'ground' })).toEqual(
      literal('ground + {base: 1}.base + of.base'),
    );
    expect(withRenamedEntry(logic, { from: 'base', to: 'two words' })).toBe(logic);
  });
});
