import type { ComparedRule, Replay, ReplayRule, RuleSums } from '@sanyi/api';
import { fenApart, pairedRows } from './paired-rows.ts';
import type { ReplayWeighing } from './replay-weighing.ts';

const NOTHING: RuleSums = {
  ...{ claims: 0, losers: 0, gainers: 0 },
  ...{ patientFen: '0', fundFen: '0', incomeFen: '0' },
};

/** Rules that claims cite where they change, under each of two replays; a rule that one does not cite changes nothing there. */
export function comparedRules(
  first: Replay,
  second: Replay,
  weighing: ReplayWeighing,
): ComparedRule[] {
  return pairedRows(first.rules, second.rules, ({ cite, speaks }) => `${cite} ${speaks}`).map(
    ({ row: { cite, speaks }, one, two }) => {
      const [a, b] = [sumsOf(one, weighing), sumsOf(two, weighing)];
      return { cite, speaks, first: a, second: b, apart: sumsApart(a, b) };
    },
  );
}

function sumsOf(rule: ReplayRule | null, { money, count }: ReplayWeighing): RuleSums {
  if (!rule) return NOTHING;
  const fen = (amount: string): string => String(money(BigInt(amount)));
  return {
    claims: count(rule.claims),
    losers: count(rule.losers),
    gainers: count(rule.gainers),
    patientFen: fen(rule.patientFen),
    fundFen: fen(rule.fundFen),
    incomeFen: fen(rule.incomeFen),
  };
}

const sumsApart = (first: RuleSums, second: RuleSums): RuleSums => ({
  claims: second.claims - first.claims,
  losers: second.losers - first.losers,
  gainers: second.gainers - first.gainers,
  patientFen: fenApart(first.patientFen, second.patientFen),
  fundFen: fenApart(first.fundFen, second.fundFen),
  incomeFen: fenApart(first.incomeFen, second.incomeFen),
});

/** Whether two replays tell something else of a rule. */
export const isRuleApart = ({ apart }: ComparedRule): boolean =>
  Object.values(apart).some((each) => Number(each) !== 0);
