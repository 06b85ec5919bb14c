import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import { libraryOf } from '../../../packages/store/src/read/library-of.ts';
import { readPolicies } from '../../../packages/store/src/read/read-content.ts';
import { ROOT } from '../../sanyi.ts';

/** What the obvious program looks up: dated values and the price list of one day. */
export type RowRules = {
  readonly day: string;
  readonly hasServiceFee: boolean;
  of(parameter: string): number;
  /** By item and level, or by item alone. */
  readonly listPrices: ReadonlyMap<string, number>;
};

const NOWHERE = { institution: 0, level: '', district: '' };

/** Reads values and prices of a day from the packages; what is done with them is written by hand. */
export async function rowRules(text: string): Promise<RowRules> {
  const library = unwrap(libraryOf(unwrap(await readPolicies(`${ROOT}/policies`))));
  const stack = unwrap(buildStack(library, text));
  const [, day = ''] = text.split('@');
  // The stacks of the benchmark name a day.
  const on = dayOf(day as IsoDate);
  const { parameters } = stack.regime(stack.intervalAt(on), NOWHERE);
  const values = new Map(
    Object.entries(parameters).map(([name, value]) => [name, Number(value)] as const),
  );
  const prices = stack.listRows('servicePrice', on).map(({ row }) => {
    const [item = '', level = ''] = row.keys;
    return [level === '' ? item : `${item}|${level}`, Number(row.values[0])] as const;
  });
  return {
    day,
    hasServiceFee: day >= '2017-04-08',
    of: (name) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`no parameter ${name}`);
      return value;
    },
    listPrices: new Map(prices),
  };
}
