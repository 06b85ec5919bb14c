import {
  answer,
  type Code,
  chosen,
  double,
  either,
  four,
  int,
  LoopFunction,
  leaveIf,
  long,
  loop,
  type Variable,
  when,
} from '@sanyi/feel/loops';

/** Numbers that differ at most in a dictionary: with more, it is no shorter than differences are. */
const DISTINCT_MOST = 1024;
export const DISTINCT_SLOTS: number = 4 * DISTINCT_MOST;
/** Numbers that are packed together: a run of what is alike begins only between such groups. */
export const GROUP = 8;
/** Differences of a block, in four parts that are packed apart. */
export const DELTA_BLOCK = 128;
const PARTS = 4;
const INT_MOST = 2 ** 31 - 1;

/** Bytes of a number of 32 bits. */
const WORD = 4;
const BLOCK_BYTES: number = DELTA_BLOCK * WORD;
const PART_BYTES: number = BLOCK_BYTES / PARTS;
const GROUP_BYTES: number = GROUP * WORD;
const FOUR_BYTES = 16;

const increase = (of: Variable, by: number): Code => of.set(int.plus(of.get, int.of(by)));
const wordAt = (column: Code, number: Code): Code =>
  int.plus(column, int.shifted(number, int.of(2)));

/** Writes the least and the most of doubles to `bounds`. */
export function boundsCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end', 'bounds']);
  const [at, end] = [made.parameter('from'), made.parameter('end')];
  const { value, least, most } = made.locals('double', 'value', 'least', 'most');
  const bounds = made.parameter('bounds').get;
  made.body = [
    least.set(double.load(at.get)),
    most.set(least.get),
    loop(
      leaveIf(int.isAtLeast(at.get, end.get)),
      value.set(double.load(at.get)),
      when(double.isLess(value.get, least.get), least.set(value.get)),
      when(double.isMore(value.get, most.get), most.set(value.get)),
      increase(at, 8),
    ),
    double.store(bounds, least.get),
    double.store(bounds, most.get, 8),
    int.of(0),
  ];
  return made;
}

/** Writes by how much doubles exceed the one at `base`, which 32 bits have room for. */
export function narrowCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end', 'base', 'into']);
  const [at, into] = [made.parameter('from'), made.parameter('into')];
  const { base } = made.locals('double', 'base');
  made.body = [
    base.set(double.load(made.parameter('base').get)),
    loop(
      leaveIf(int.isAtLeast(at.get, made.parameter('end').get)),
      int.store(into.get, int.ofDouble(double.minus(double.load(at.get), base.get))),
      increase(at, 8),
      increase(into, WORD),
    ),
    int.of(0),
  ];
  return made;
}

/** Writes doubles as whole numbers of 64 bits, in their place. */
export function widenCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end']);
  const at = made.parameter('from');
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, made.parameter('end').get)),
      long.store(at.get, long.ofDouble(double.load(at.get))),
      increase(at, 8),
    ),
    int.of(0),
  ];
  return made;
}

/**
 * Finds the few numbers that a column consists of, in an open hash table that is empty: writes which of
 * `values` each is; gives how many they are, below 0 where they are too many.
 */
export function distinctCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end', 'into', 'slots', 'values']);
  const [at, into] = [made.parameter('from'), made.parameter('into')];
  const of = (name: string): Code => made.parameter(name).get;
  const { value, slot, found, known } = made.locals('int', 'value', 'slot', 'found', 'known');
  const { last, lastValue } = made.locals('int', 'last', 'lastValue');
  const placed = (number: Code): Code => int.and(number, int.of(DISTINCT_SLOTS - 1));
  const mixed = int.shiftedBack(int.times(value.get, int.of(0x9e3779b1 | 0)), int.of(16));
  made.body = [
    last.set(int.of(-1)),
    loop(
      leaveIf(int.isAtLeast(at.get, of('end'))),
      value.set(int.load(at.get)),
      when(
        int.or(int.differ(value.get, lastValue.get), int.isLess(last.get, int.of(0))),
        slot.set(placed(mixed)),
        loop(
          found.set(int.minus(int.load(wordAt(of('slots'), slot.get)), int.of(1))),
          leaveIf(int.isLess(found.get, int.of(0))),
          leaveIf(int.equal(int.load(wordAt(of('values'), found.get)), value.get)),
          slot.set(placed(int.plus(slot.get, int.of(1)))),
        ),
        when(
          int.isLess(found.get, int.of(0)),
          when(int.equal(known.get, int.of(DISTINCT_MOST)), answer(int.of(-1))),
          found.set(known.get),
          int.store(wordAt(of('values'), found.get), value.get),
          increase(known, 1),
          int.store(wordAt(of('slots'), slot.get), known.get),
        ),
        last.set(found.get),
        lastValue.set(value.get),
      ),
      int.store(into.get, last.get),
      increase(at, WORD),
      increase(into, WORD),
    ),
    known.get,
  ];
  return made;
}

/** Writes which of `values` each number of 16 bits is, in the order they are met; gives how many. */
export function numberCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end', 'into', 'positions', 'values']);
  const [at, into] = [made.parameter('from'), made.parameter('into')];
  const of = (name: string): Code => made.parameter(name).get;
  const { value, known, position } = made.locals('int', 'value', 'known', 'position');
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('end'))),
      value.set(int.load16(at.get)),
      position.set(int.load(wordAt(of('positions'), value.get))),
      when(
        int.isLess(position.get, int.of(0)),
        position.set(known.get),
        int.store(wordAt(of('positions'), value.get), position.get),
        int.store(wordAt(of('values'), position.get), value.get),
        increase(known, 1),
      ),
      int.store(into.get, position.get),
      increase(at, 2),
      increase(into, WORD),
    ),
    known.get,
  ];
  return made;
}

/** Bits on their way: those that are not written yet, and how many. */
type Bits = { readonly word: Variable; readonly filled: Variable };

const bitsOf = (made: LoopFunction): Bits => ({
  ...made.locals('long', 'word'),
  ...made.locals('int', 'filled'),
});

/** Adds the lowest bits of a number, whose other bits are 0; whole words are written. */
const putBits = (
  { word, filled }: Bits,
  into: Variable,
  { bits, width }: { readonly bits: Code; readonly width: Code },
): Code => [
  word.set(long.or(word.get, long.shifted(long.ofInt(bits), long.ofInt(filled.get)))),
  filled.set(int.plus(filled.get, width)),
  when(
    int.isAtLeast(filled.get, int.of(32)),
    int.store(into.get, long.low(word.get)),
    increase(into, WORD),
    word.set(long.shiftedBack(word.get, long.of(32))),
    increase(filled, -32),
  ),
];

/** Writes what is left, up to a whole byte. */
const endBits = ({ word, filled }: Bits, into: Variable): Code => [
  int.store(into.get, long.low(word.get)),
  into.set(int.plus(into.get, int.shiftedBack(int.plus(filled.get, int.of(7)), int.of(3)))),
  word.set(long.of(0)),
  filled.set(int.of(0)),
];

/** Writes numbers of so many bits one behind the other, the lowest bits first. */
const pack = (
  bits: Bits,
  into: Variable,
  of: { readonly at: Variable; readonly end: Code; readonly width: Code },
): Code => [
  loop(
    leaveIf(int.isAtLeast(of.at.get, of.end)),
    putBits(bits, into, { bits: int.load(of.at.get), width: of.width }),
    increase(of.at, WORD),
  ),
  endBits(bits, into),
];

/** Writes a number from 0, which is used up, in groups of seven bits. */
const putUnsigned = (rest: Variable, into: Variable): Code => [
  loop(
    leaveIf(int.isZero(int.shiftedBack(rest.get, int.of(7)))),
    int.store8(into.get, int.or(rest.get, int.of(128))),
    rest.set(int.shiftedBack(rest.get, int.of(7))),
    increase(into, 1),
  ),
  int.store8(into.get, rest.get),
  increase(into, 1),
];

/** Packs numbers; gives where the next byte stands. */
export function packCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end', 'width', 'into']);
  const into = made.parameter('into');
  const [at, end] = [made.parameter('from'), made.parameter('end').get];
  made.body = [pack(bitsOf(made), into, { at, end, width: made.parameter('width').get }), into.get];
  return made;
}

/**
 * Writes numbers from 0 in Parquet's hybrid of runs and packed groups; gives where the next byte stands.
 * Behind the last number stand zeros up to a whole group.
 */
export function runsCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end', 'width', 'into']);
  const of = (name: string): Code => made.parameter(name).get;
  const [into, width] = [made.parameter('into'), of('width')];
  const { at, packed, run } = made.locals('int', 'at', 'packed', 'run');
  const { value, rest, stop } = made.locals('int', 'value', 'rest', 'stop');
  const bits = bitsOf(made);
  const packUpTo = (end: Code): Code =>
    when(
      int.isLess(packed.get, end),
      rest.set(
        int.shiftedBack(int.plus(int.minus(end, packed.get), int.of(GROUP_BYTES - 1)), int.of(5)),
      ),
      stop.set(int.plus(packed.get, int.shifted(rest.get, int.of(5)))),
      rest.set(int.or(int.shifted(rest.get, int.of(1)), int.of(1))),
      putUnsigned(rest, into),
      pack(bits, into, { at: packed, end: stop.get, width }),
    );
  made.body = [
    at.set(of('from')),
    packed.set(at.get),
    loop(
      leaveIf(int.isAtLeast(at.get, of('end'))),
      value.set(int.load(at.get)),
      run.set(int.plus(at.get, int.of(WORD))),
      loop(
        leaveIf(int.isAtLeast(run.get, of('end'))),
        leaveIf(int.differ(int.load(run.get), value.get)),
        increase(run, WORD),
      ),
      either(
        int.isLess(int.minus(run.get, at.get), int.of(GROUP_BYTES)),
        increase(at, GROUP_BYTES),
        [
          packUpTo(at.get),
          rest.set(int.shiftedBack(int.minus(run.get, at.get), int.of(1))),
          putUnsigned(rest, into),
          int.store(into.get, value.get),
          into.set(int.plus(into.get, int.shiftedBack(int.plus(width, int.of(7)), int.of(3)))),
          at.set(run.get),
          packed.set(run.get),
        ],
      ),
    ),
    packUpTo(of('end')),
    into.get,
  ];
  return made;
}

/**
 * Writes numbers as differences to the one before, from the second on (DELTA_BINARY_PACKED); gives where
 * the next byte stands. Behind the last number stands the same for a whole block. `scratch` has room for
 * a block.
 */
export function deltasCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end', 'scratch', 'into']);
  const [at, into] = [made.parameter('from'), made.parameter('into')];
  const [end, scratch] = [made.parameter('end').get, made.parameter('scratch').get];
  const { each, least, rest, widths } = made.locals('int', 'each', 'least', 'rest', 'widths');
  const { part, width, stop, packed } = made.locals('int', 'part', 'width', 'stop', 'packed');
  const { leasts, over } = made.locals('four', 'leasts', 'over');
  const { difference } = made.locals('four', 'difference');
  const bits = bitsOf(made);
  const lesser = (place: number): Code => [
    rest.set(four.at(leasts.get, place)),
    least.set(chosen(rest.get, least.get, int.isLess(rest.get, least.get))),
  ];
  const doubled = int.times(least.get, int.of(2));
  const anyBit = [1, 2, 3].reduce<Code>(
    (so, place) => int.or(so, four.at(over.get, place)),
    four.at(over.get, 0),
  );
  const source = int.plus(at.get, each.get);
  made.body = [
    increase(at, WORD),
    loop(
      leaveIf(int.isAtLeast(at.get, end)),
      leasts.set(four.all(int.of(INT_MOST))),
      each.set(int.of(-WORD)),
      loop(
        leaveIf(int.isAtLeast(each.get, int.of(BLOCK_BYTES - WORD))),
        difference.set(four.minus(four.load(source, WORD), four.load(source))),
        four.store(int.plus(scratch, each.get), difference.get, WORD),
        leasts.set(four.least(leasts.get, difference.get)),
        increase(each, FOUR_BYTES),
      ),
      least.set(four.at(leasts.get, 0)),
      [1, 2, 3].map(lesser),
      rest.set(chosen(int.minus(int.of(-1), doubled), doubled, int.isLess(least.get, int.of(0)))),
      putUnsigned(rest, into),
      widths.set(into.get),
      int.store(widths.get, int.of(0)),
      increase(into, PARTS),
      leasts.set(four.all(least.get)),
      part.set(int.of(0)),
      packed.set(scratch),
      loop(
        leaveIf(int.isAtLeast(part.get, int.of(PARTS))),
        leaveIf(int.isAtLeast(int.plus(at.get, int.times(part.get, int.of(PART_BYTES))), end)),
        stop.set(int.plus(packed.get, int.of(PART_BYTES))),
        each.set(packed.get),
        over.set(four.zero),
        loop(
          leaveIf(int.isAtLeast(each.get, stop.get)),
          difference.set(four.minus(four.load(each.get), leasts.get)),
          four.store(each.get, difference.get),
          over.set(four.or(over.get, difference.get)),
          increase(each, FOUR_BYTES),
        ),
        width.set(int.minus(int.of(32), int.zerosBefore(anyBit))),
        int.store8(int.plus(widths.get, part.get), width.get),
        either(
          int.isZero(width.get),
          packed.set(stop.get),
          pack(bits, into, { at: packed, end: stop.get, width: width.get }),
        ),
        increase(part, 1),
      ),
      increase(at, BLOCK_BYTES),
    ),
    into.get,
  ];
  return made;
}

/**
 * Says of lists where they begin: a bit of 0, then one of 1 for each further value; an empty list is a bit
 * of 0. Gives where the next byte stands. Lists begin at `from` and the numbers behind it.
 */
export function beginsCode(): LoopFunction {
  const made = new LoopFunction(['from', 'end', 'into']);
  const [at, into] = [made.parameter('from'), made.parameter('into')];
  const { left, piece, first } = made.locals('int', 'left', 'piece', 'first');
  const bits = bitsOf(made);
  const most = int.of(31);
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, made.parameter('end').get)),
      left.set(int.minus(int.load(at.get, WORD), int.load(at.get))),
      left.set(int.plus(left.get, int.isZero(left.get))),
      first.set(int.of(2)),
      loop(
        piece.set(chosen(left.get, most, int.isLess(left.get, most))),
        putBits(bits, into, {
          bits: int.minus(int.shifted(int.of(1), piece.get), first.get),
          width: piece.get,
        }),
        first.set(int.of(1)),
        left.set(int.minus(left.get, piece.get)),
        leaveIf(int.isZero(left.get)),
      ),
      increase(at, WORD),
    ),
    endBits(bits, into),
    into.get,
  ];
  return made;
}
