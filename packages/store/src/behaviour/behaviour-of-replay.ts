import type { Behaviour, BehaviourMoney, BehaviourRow, Replay, ReplayMoney } from '@sanyi/api';
import {
  type BehaviourResponse,
  behaviourResponses,
  type CareCell,
  type CareMoney,
  careTotals,
  type RespondedCare,
  type RespondedItem,
  respondCare,
  respondItems,
} from '@sanyi/insurance';
import { assert, decimalText, ok, parseDay, type Result } from '@sanyi/kernel';
import { buildStack, type Stack } from '@sanyi/policy';
import { libraryOf } from '../read/library-of.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';

/** Which package says how volumes respond. */
export type BehaviourOptions = {
  readonly packages: readonly PackageInput[];
  /** Packages of behaviour, laid on the place: `behaviour-2017+my-own`. */
  readonly behaviour: string;
};

/**
 * What an exact replay would come to if volumes responded as a package assumes. The sums of the replay are
 * read and not changed; no claim is settled again.
 *
 * @returns the problems of the package
 * @example
 * ```ts
 * declare const replay: Replay; // from replayFacts
 * behaviourOfReplay(replay, { packages: [], behaviour: 'behaviour-2017' }).ok; // false
 * ```
 */
export function behaviourOfReplay(replay: Replay, options: BehaviourOptions): Result<Behaviour> {
  const laid = laidOn(replay, options);
  if (!laid.ok) return laid;
  const { responses, stack } = laid.value;
  const care = respondCare(replay.care.map(careCell), responses);
  const totals = careTotals(care);
  assert(isOfReplay(totals, replay), 'the kinds of care add up to the replay');
  const items = replay.items.map(({ item, quantity, ...of }) => ({
    item,
    quantity: BigInt(quantity),
    baseline: BigInt(of.baselineFen),
    reform: BigInt(of.reformFen),
  }));
  const names = new Set(options.behaviour.split('+'));
  const named = stack.packages.findLast(({ id }) => names.has(id));
  return ok({
    format: 'sanyi-behaviour',
    replay: replay.id,
    package: {
      text: options.behaviour,
      title: named?.title ?? { en: options.behaviour, zh: options.behaviour },
    },
    rounding: 'half up, once for each kind of care, level and payer',
    care: care.map(careDocument),
    totals: {
      baseline: moneyDocument(totals.baseline),
      reform: moneyDocument(totals.reform),
      expected: moneyDocument(totals.expected),
    },
    items: respondItems(items, responses).map(itemDocument),
  });
}

function laidOn(
  replay: Replay,
  { packages, behaviour }: BehaviourOptions,
): Result<{ readonly stack: Stack; readonly responses: readonly BehaviourResponse[] }> {
  const library = libraryOf(packages);
  if (!library.ok) return library;
  const own = buildStack(library.value, replay.place);
  if (!own.ok) return own;
  // One that holds there anyhow is not laid on once more: whether it says how volumes respond is told below.
  const more = behaviour
    .split('+')
    .filter((name) => !own.value.packages.some(({ id }) => id === name));
  const stack = buildStack(library.value, [replay.place, ...more].join('+'));
  if (!stack.ok) return stack;
  const day = parseDay(replay.period.to);
  if (!day.ok) return day;
  const responses = behaviourResponses(stack.value, day.value);
  return responses.ok ? ok({ stack: stack.value, responses: responses.value }) : responses;
}

/** Visits or stays of a level; a refund is no visit of its own. */
function careCell({ level, care, claims, refunds, ...of }: Replay['care'][number]): CareCell {
  const money = ({ hospitalFen, fundFen, fixedFundFen, patientFen }: ReplayMoney): CareMoney => ({
    hospital: BigInt(hospitalFen),
    fund: BigInt(fundFen) + BigInt(fixedFundFen),
    patient: BigInt(patientFen),
  });
  const [baseline, reform] = [money(of.baseline), money(of.reform)];
  return { level, care, count: BigInt(claims - refunds), baseline, reform };
}

/** Whether the static parts are the replay, to the fen, on both sides. */
function isOfReplay(totals: ReturnType<typeof careTotals>, replay: Replay): boolean {
  const all = replay.cells.find(({ dimension }) => dimension === 'all');
  return (['baseline', 'reform'] as const).every((side) => {
    const [money, known] = [totals[side], all?.[side]];
    return (
      known !== undefined &&
      money.hospital === BigInt(known.hospitalFen) &&
      money.patient === BigInt(known.patientFen) &&
      money.fund === BigInt(known.fundFen) + BigInt(known.fixedFundFen)
    );
  });
}

const moneyDocument = ({ hospital, fund, patient }: CareMoney): BehaviourMoney => ({
  hospitalFen: String(hospital),
  fundFen: String(fund),
  patientFen: String(patient),
});

const VALUE_DECIMALS = 3;

const rowDocument = (response: BehaviourResponse): BehaviourRow => ({
  id: response.id,
  title: response.title,
  form: response.form,
  value: decimalText(response.value, VALUE_DECIMALS),
  provenance: response.provenance,
  source: response.source,
});

const careDocument = (cell: RespondedCare): Behaviour['care'][number] => ({
  level: cell.level,
  care: cell.care,
  response: cell.response && rowDocument(cell.response),
  weight: String(cell.weight),
  count: Number(cell.count),
  expectedCount: Number(cell.expectedCount),
  baseline: moneyDocument(cell.baseline),
  reform: moneyDocument(cell.reform),
  expected: moneyDocument(cell.expected),
});

function itemDocument(cell: RespondedItem): Behaviour['items'][number] {
  const { response } = cell;
  if (!response) throw new Error('items are told only where a response speaks of them');
  return {
    item: cell.item,
    response: rowDocument(response),
    weight: String(cell.weight),
    quantity: String(cell.quantity),
    expectedQuantity: String(cell.expectedQuantity),
    baselineFen: String(cell.baseline),
    reformFen: String(cell.reform),
    expectedFen: String(cell.expected),
  };
}
