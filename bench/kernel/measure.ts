import { claimRules, replayGroups, replayKernel, replayLayout } from '@sanyi/insurance';
import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import { buildReplayStore, demoActor, libraryOf, openFacts, readPolicies } from '@sanyi/store';
import {
  readCodes,
  residentSegment,
  residentSegments,
} from '../../packages/store/src/replay-store/open-replay-store.ts';
import { timedPasses } from './passes.ts';

/** What the kernel took for the segments of a city: processor seconds of this process. */
export type KernelRun = {
  readonly claims: number;
  readonly lines: number;
  /** The first time: rules are asked and code is compiled. */
  readonly first: number;
  /** Once everything is tabulated, round by round. */
  readonly again: readonly number[];
  /** Of these, milliseconds of each pass, where they were asked for. */
  readonly passes: ReadonlyMap<string, readonly number[]>;
};

/** Replays the segments of a folder of facts in memory, on one thread, again and again. */
export async function measureKernel(of: {
  readonly facts: string;
  readonly baseline: string;
  readonly reform: string;
  readonly rounds: number;
  /** Times the passes apart, from this run on. */
  readonly passes?: boolean;
}): Promise<KernelRun> {
  const facts = unwrap(await openFacts(of.facts, demoActor('beijing')));
  const store = unwrap(await buildReplayStore(facts));
  const codes = await readCodes(store);
  const held = unwrap(await residentSegments(store, Number.POSITIVE_INFINITY));
  const segments = held.map(residentSegment);
  const library = unwrap(libraryOf(unwrap(await readPolicies('policies'))));
  const stackOf = (text: string) => unwrap(buildStack(library, text));
  const { manifest, reference } = facts;
  // A manifest's days were written by isoDate.
  const [from, to] = [dayOf(manifest.from as IsoDate), dayOf(manifest.to as IsoDate)];
  const groups = unwrap(replayGroups(stackOf('beijing+replay-groups'), to));
  const stacks = [stackOf(of.baseline), stackOf(of.reform)] as const;
  const frame = { facts: reference, districts: manifest.districts, groups, stacks, from, to };
  const layout = replayLayout(frame);
  const rules = [claimRules(stacks[0], reference), claimRules(stacks[1], reference)] as const;
  const kernel = replayKernel({ rules, codes, frame, layout, since: from });
  const times: number[] = [];
  const passes = new Map<string, number[]>();
  const timed = of.passes === true ? timedPasses() : null;
  let [claims, lines] = [0, 0];
  for (let round = 0; round <= of.rounds; round++) {
    const before = process.cpuUsage();
    for (const segment of segments) kernel.add(segment);
    const values = kernel.take();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e6);
    for (const [pass, spent] of timed?.take() ?? []) {
      passes.set(pass, round === 0 ? [] : [...(passes.get(pass) ?? []), spent]);
    }
    [claims, lines] = [
      values[layout.sections.head.at] ?? 0,
      values[layout.sections.head.at + 1] ?? 0,
    ];
  }
  const [first = 0, ...again] = times;
  return { claims, lines, first, again, passes };
}
