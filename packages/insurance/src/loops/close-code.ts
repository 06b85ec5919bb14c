import { double, int, LoopFunction, leaveIf, loop } from '@sanyi/feel/loops';
import { counted } from './column-reads.ts';
import { MONEY_ROW } from './money-row.ts';

/**
 * The loop that writes what patients pay, the rest, from one address up to another; gives 0 where anybody would pay
 * less than nothing, or an amount is one that no column holds.
 */
export function closeCode(): LoopFunction {
  const made = new LoopFunction(['at', 'to']);
  const [at, to] = [made.parameter('at'), made.parameter('to')];
  const { isPaid } = made.locals('int', 'isPaid');
  const { patient } = made.locals('double', 'patient');
  const part = (offset: number) => double.load(at.get, offset);
  const borne = double.plus(part(MONEY_ROW.hospital), part(MONEY_ROW.fixedFund));
  made.body = [
    isPaid.set(int.of(1)),
    loop(
      leaveIf(int.isAtLeast(at.get, to.get)),
      patient.set(double.minus(double.minus(part(MONEY_ROW.total), borne), part(MONEY_ROW.fund))),
      double.store(at.get, patient.get, MONEY_ROW.patient),
      isPaid.set(int.and(isPaid.get, double.isAtLeast(patient.get, double.of(0)))),
      counted(at, MONEY_ROW.side),
    ),
    isPaid.get,
  ];
  return made;
}
