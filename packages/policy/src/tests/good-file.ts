import type { Problem, Text } from '@sanyi/kernel';
import { problem } from '@sanyi/kernel';
import type { Site } from '../stack/site.ts';
import { type Cursor, openYaml, whereOf } from '../yaml/cursor.ts';
import {
  anything,
  bilingual,
  type JsonSchema,
  listOf,
  matching,
  readWhole,
  record,
  type Shape,
  scalar,
  shaped,
} from '../yaml/shape.ts';

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
  const read = readWhole(at, goodTestShape);
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

const titled: Shape<{ text: Text; at: Cursor }> = shaped(bilingual, (at) => {
  const text = bilingual(at);
  return text && { text, at };
});

const siteShape = record(
  {},
  { institution: matching(/^\d{1,9}$/), level: scalar, district: scalar },
);

const site: Shape<Partial<Site>> = shaped(siteShape, (at) => {
  const read = siteShape(at);
  if (!read) return undefined;
  const { institution, ...rest } = read;
  return institution === undefined ? rest : { ...rest, institution: Number(institution) };
});

const caseShape = record(
  { title: titled },
  {
    hook: scalar,
    claim: anything,
    in: anything,
    acc: anything,
    out: anything,
    rules: listOf(scalar),
    stack: scalar,
  },
);

const goodTestShape = record({ stack: scalar, cases: listOf(caseShape) }, { site });

/** A file of good cases. Form for editors of YAML. */
export const GOOD_TEST_SCHEMA: JsonSchema = goodTestShape.schema;
