import {
  answer,
  type Code,
  double,
  either,
  int,
  LoopFunction,
  leaveIf,
  long,
  loop,
  type Variable,
  when,
} from '@sanyi/feel/loops';

const WORD = 4;
const DOUBLE = 8;

const increase = (of: Variable, by: Code): Code => of.set(int.plus(of.get, by));

/** What is packed, and where it goes. */
type Packed = {
  /** The first byte; stays. */
  readonly from: Code;
  readonly into: Variable;
  readonly stop: Code;
  readonly width: Code;
  readonly mask: Code;
  /** Bits before the next number, from 0. */
  readonly bit: Variable;
};

/** Takes numbers of so many bits apart, the lowest bits first; may read seven bytes too far. */
const unpack = ({ from, into, stop, width, mask, bit }: Packed): Code =>
  loop(
    leaveIf(int.isAtLeast(into.get, stop)),
    int.store(
      into.get,
      int.and(
        long.low(
          long.shiftedBack(
            long.load(int.plus(from, int.shiftedBack(bit.get, int.of(3)))),
            long.ofInt(int.and(bit.get, int.of(7))),
          ),
        ),
        mask,
      ),
    ),
    increase(bit, width),
    increase(into, int.of(WORD)),
  );

/** Takes packed numbers apart. */
export function unpackCode(): LoopFunction {
  const made = new LoopFunction(['from', 'into', 'stop', 'width', 'mask']);
  const of = (name: string): Code => made.parameter(name).get;
  const { bit } = made.locals('int', 'bit');
  const [into, stop] = [made.parameter('into'), of('stop')];
  const packed = { from: of('from'), into, stop, width: of('width'), mask: of('mask'), bit };
  made.body = [bit.set(int.of(0)), unpack(packed), into.get];
  return made;
}

/**
 * Reads numbers from Parquet's hybrid of runs and packed groups, from `at` to `end`, until `stop` is
 * reached; gives where the last number stands, which is before `stop` where the bytes end too early.
 */
export function unrunCode(): LoopFunction {
  const made = new LoopFunction(['at', 'end', 'into', 'stop', 'width', 'mask']);
  const of = (name: string): Code => made.parameter(name).get;
  const [at, into] = [made.parameter('at'), made.parameter('into')];
  const [end, stop, width, mask] = [of('end'), of('stop'), of('width'), of('mask')];
  const { head, shift, byte, until } = made.locals('int', 'head', 'shift', 'byte', 'until');
  const { bit, value, bytes } = made.locals('int', 'bit', 'value', 'bytes');
  const capped = when(
    int.or(int.isMore(until.get, stop), int.isLess(until.get, into.get)),
    until.set(stop),
  );
  const groups = int.shiftedBack(head.get, int.of(1));
  made.body = [
    loop(
      leaveIf(int.isAtLeast(into.get, stop)),
      leaveIf(int.isAtLeast(at.get, end)),
      head.set(int.of(0)),
      shift.set(int.of(0)),
      loop(
        byte.set(int.load8(at.get)),
        increase(at, int.of(1)),
        head.set(int.or(head.get, int.shifted(int.and(byte.get, int.of(127)), shift.get))),
        increase(shift, int.of(7)),
        leaveIf(int.isLess(byte.get, int.of(128))),
        leaveIf(int.isMore(shift.get, int.of(28))),
      ),
      either(
        int.and(head.get, int.of(1)),
        [
          // Eight numbers a group, so a group has as many bytes as a number has bits.
          bytes.set(int.times(groups, width)),
          when(int.isMore(bytes.get, int.minus(end, at.get)), answer(into.get)),
          until.set(int.plus(into.get, int.shifted(groups, int.of(5)))),
          capped,
          bit.set(int.of(0)),
          unpack({ from: at.get, into, stop: until.get, width, mask, bit }),
          increase(at, bytes.get),
        ],
        [
          value.set(int.and(int.load(at.get), mask)),
          increase(at, int.shiftedBack(int.plus(width, int.of(7)), int.of(3))),
          until.set(int.plus(into.get, int.shifted(groups, int.of(2)))),
          capped,
          loop(
            leaveIf(int.isAtLeast(into.get, until.get)),
            int.store(into.get, value.get),
            increase(into, int.of(WORD)),
          ),
        ],
      ),
    ),
    into.get,
  ];
  return made;
}

/** Writes the entries of a dictionary of so many that stand at the positions from `at`; below 0 where one is none. */
export const pickCode = (): LoopFunction => picking('int');
/** The same for entries that are doubles. */
export const pickWideCode = (): LoopFunction => picking('double');

function picking(kind: 'int' | 'double'): LoopFunction {
  const made = new LoopFunction(['at', 'end', 'entries', 'count', 'into']);
  const of = (name: string): Code => made.parameter(name).get;
  const [at, into] = [made.parameter('at'), made.parameter('into')];
  const { position } = made.locals('int', 'position');
  const [each, bits] = kind === 'int' ? [WORD, 2] : [DOUBLE, 3];
  const entry = int.plus(of('entries'), int.shifted(position.get, int.of(bits)));
  const copied =
    kind === 'int'
      ? int.store(into.get, int.load(entry))
      : double.store(into.get, double.load(entry));
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('end'))),
      position.set(int.load(at.get)),
      when(
        int.or(int.isLess(position.get, int.of(0)), int.isAtLeast(position.get, of('count'))),
        answer(int.of(-1)),
      ),
      copied,
      increase(at, int.of(WORD)),
      increase(into, int.of(each)),
    ),
    int.of(0),
  ];
  return made;
}

/** Writes whole numbers of 64 bits as doubles. */
export function doublesCode(): LoopFunction {
  const made = new LoopFunction(['at', 'end', 'into']);
  const [at, into] = [made.parameter('at'), made.parameter('into')];
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, made.parameter('end').get)),
      double.store(into.get, double.ofLong(long.load(at.get))),
      increase(at, int.of(DOUBLE)),
      increase(into, int.of(DOUBLE)),
    ),
    int.of(0),
  ];
  return made;
}

/** Counts levels that are at least `element`; writes how many are `present` to `given`. */
export function countCode(): LoopFunction {
  const made = new LoopFunction(['at', 'end', 'present', 'element', 'given']);
  const of = (name: string): Code => made.parameter(name).get;
  const at = made.parameter('at');
  const { level, given, elements } = made.locals('int', 'level', 'given', 'elements');
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('end'))),
      level.set(int.load(at.get)),
      increase(given, int.equal(level.get, of('present'))),
      increase(elements, int.isAtLeast(level.get, of('element'))),
      increase(at, int.of(WORD)),
    ),
    int.store(of('given'), given.get),
    elements.get,
  ];
  return made;
}

/**
 * Finds out from levels where lists begin: a list begins where the first level is 0, and has an element
 * where the second is at least `element`. Writes for each list, and for what follows the last, how many
 * elements stand before it. Gives where the last number was written; below 0 where it would be behind `stop`.
 */
export function listsCode(): LoopFunction {
  const made = new LoopFunction(['at', 'end', 'present', 'element', 'into', 'stop', 'elements']);
  const of = (name: string): Code => made.parameter(name).get;
  const [at, present] = [made.parameter('at'), made.parameter('present')];
  const [into, elements] = [made.parameter('into'), made.parameter('elements')];
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('end'))),
      when(
        int.isZero(int.load(at.get)),
        when(int.isAtLeast(into.get, of('stop')), answer(int.of(-1))),
        int.store(into.get, elements.get),
        increase(into, int.of(WORD)),
      ),
      increase(elements, int.isAtLeast(int.load(present.get), of('element'))),
      increase(at, int.of(WORD)),
      increase(present, int.of(WORD)),
    ),
    int.store(into.get, elements.get),
    into.get,
  ];
  return made;
}
