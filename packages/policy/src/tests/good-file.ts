import type { Problem, Text } from '@sanyi/kernel';
import { problem } from '@sanyi/kernel';
import type { Site } from '../stack/stack.ts';
import { type Cursor, openYaml, whereOf } from '../yaml/cursor.ts';
import { bilingual, listOf, matching, readWhole, record, scalar } from '../yaml/shape.ts';

/** One case of a good test, as it is written. */
export type GoodCase = {
  readonly title: Text;
  readonly stack: string;
  readonly site: Partial<Site>;
  readonly hook: string | null;
  readonly claim: Cursor | null;
  readonly input: Cursor | null;
  readonly acc: Cursor | null;
  readonly out: Cursor | null;
  readonly rules: readonly string[] | null;
  readonly where: string;
  /** Position in the file, for rewriting. */
  readonly index: number;
};

/** Reads a file under `tests/good`; what is wrong goes to `problems`. */
export function readGoodFile(name: string, text: string, problems: Problem[]): GoodCase[] {
  const at = openYaml(name, text);
  const read = readWhole(at, fileShape);
  problems.push(...at.source.problems);
  if (!read) return [];
  const { stack, site = {}, cases } = read;
  return cases.flatMap((each, index): GoodCase[] => {
    const { title, hook = null, claim = null, acc = null, out = null, rules = null } = each;
    const where = whereOf(each.title.at);
    const input = each.in ?? null;
    const isHook = hook !== null && input !== null && claim === null;
    if (!isHook && (claim === null || hook !== null)) {
      problems.push(problem('POLICY_TEST_FORM', where));
      return [];
    }
    const own = each.stack ?? stack;
    return [
      { title: title.text, stack: own, site, hook, claim, input, acc, out, rules, where, index },
    ];
  });
}

const node = (at: Cursor): Cursor => at;

const titled = (at: Cursor): { text: Text; at: Cursor } | undefined => {
  const text = bilingual(at);
  return text && { text, at };
};

const site = (at: Cursor): Partial<Site> | undefined => {
  const read = record(
    {},
    { institution: matching(/^\d{1,9}$/), level: scalar, district: scalar },
  )(at);
  if (!read) return undefined;
  const { institution, ...rest } = read;
  return institution === undefined ? rest : { ...rest, institution: Number(institution) };
};

const caseShape = record(
  { title: titled },
  {
    hook: scalar,
    claim: node,
    in: node,
    acc: node,
    out: node,
    rules: listOf(scalar),
    stack: scalar,
  },
);

const fileShape = record({ stack: scalar, cases: listOf(caseShape) }, { site });
