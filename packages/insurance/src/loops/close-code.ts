import { double, int, LoopFunction, leaveIf, loop } from '@sanyi/feel/loops';
import { counted } from './column-reads.ts';

/** Bytes of the money of a side, and of its parts in their order: total, hospital, fixed part, funds, patient. */
const SIDE_BYTES = 40;
const [HOSPITAL, FIXED_FUND, FUND, PATIENT] = [8, 16, 24, 32];

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
  const borne = double.plus(part(HOSPITAL), part(FIXED_FUND));
  made.body = [
    isPaid.set(int.of(1)),
    loop(
      leaveIf(int.isAtLeast(at.get, to.get)),
      patient.set(double.minus(double.minus(double.load(at.get), borne), part(FUND))),
      double.store(at.get, patient.get, PATIENT),
      isPaid.set(int.and(isPaid.get, double.isAtLeast(patient.get, double.of(0)))),
      counted(at, SIDE_BYTES),
    ),
    isPaid.get,
  ];
  return made;
}
