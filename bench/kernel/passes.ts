import { BenefitFold } from '../../packages/insurance/src/kernel/benefit-fold.ts';
import { BlockPricing } from '../../packages/insurance/src/kernel/block-pricing.ts';
import { BlockReader } from '../../packages/insurance/src/kernel/read-block.ts';
import { RefundedPersons } from '../../packages/insurance/src/kernel/refunded-persons.ts';
import { ReplaySums } from '../../packages/insurance/src/kernel/replay-sums.ts';
import { RuleSums } from '../../packages/insurance/src/kernel/rule-sums.ts';

/** What holds the methods of a class. */
type Methods = { [name: string]: (...given: unknown[]) => unknown };

/** The pass that takes persons with refunds through all others. */
const REFUNDS = 'refunds';

/** The passes of the kernel over a block, by the method that runs each. */
const PASSES: readonly (readonly [
  pass: string,
  of: { readonly prototype: object },
  name: string,
])[] = [
  ['read', BlockReader, 'fill'],
  ['visits, contacts, lines', BlockPricing, 'price'],
  ['benefit', BenefitFold, 'settle'],
  ['sums', ReplaySums, 'add'],
  ['rules', RuleSums, 'add'],
  [REFUNDS, RefundedPersons, 'settle'],
];

/** Times the passes of all kernels from now on: milliseconds of the processor since they were last taken. */
export function timedPasses(): { take(): ReadonlyMap<string, number> } {
  const spent = new Map<string, number>();
  let isRefunds = false;
  for (const [pass, { prototype }, name] of PASSES) {
    // A class holds its methods by their names.
    const methods = prototype as Methods;
    const run = methods[name];
    if (!run) throw new Error(`no method ${name}`);
    methods[name] = function timed(this: unknown, ...given: unknown[]): unknown {
      if (isRefunds) return run.apply(this, given);
      const before = process.cpuUsage();
      isRefunds = pass === REFUNDS;
      try {
        return run.apply(this, given);
      } finally {
        isRefunds = false;
        const { user, system } = process.cpuUsage(before);
        spent.set(pass, (spent.get(pass) ?? 0) + (user + system) / 1000);
      }
    };
  }
  return {
    take: () => {
      const taken = new Map(spent);
      spent.clear();
      return taken;
    },
  };
}
