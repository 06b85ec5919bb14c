import { readFile } from 'node:fs/promises';
import type { ClaimPool } from '@sanyi/api';
import { type Explanation, explainCase, explainClaim } from '@sanyi/insurance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { buildStack, type Stack } from '@sanyi/policy';
import { claimPool } from '@sanyi/server';
import { findClaim } from '@sanyi/store';
import { LineCounter, parseDocument } from 'yaml';
import type { Call, Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { libraryOf, POLICIES_OPTION } from '../inputs/library-of.ts';
import { FACTS_OPTION, factsOf, STACK_OPTION, stackText } from '../inputs/settled-facts.ts';
import { explanationDocument, type Told } from '../texts/explanation-document.ts';
import { explanationText } from '../texts/explanation-text.ts';

/** `sanyi explain`: one claim, each fen explained, under one set of rules or two. */
export const EXPLAIN: Command = {
  name: 'explain',
  summary: { en: 'explain one claim to the fen', zh: '逐分解释一笔结算' },
  arguments: [
    {
      name: 'CLAIM',
      text: {
        en: 'number of a claim in --facts, or a YAML file that holds one',
        zh: '--facts 中的结算单编号，或写有结算单的 YAML 文件',
      },
    },
  ],
  options: [
    FACTS_OPTION,
    STACK_OPTION,
    {
      name: 'against',
      value: 'STACK',
      text: { en: 'compare with these rules', zh: '与此规则组合比较' },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi explain visit.yaml --stack beijing --against beijing@2017-04-07',
      text: {
        en: 'visit.yaml: {person: {scheme: employee, personClass: active, age: 48}, institution: {level: tertiary}, visit: {kind: outpatient, title: chief, day: 2017-04-10}, lines: [{item: ct-plain, category: test, quantity: 1, listPrice: 135.00}]}',
        zh: 'visit.yaml 内容同上：人员、机构、就诊与明细',
      },
    },
    {
      line: 'sanyi explain 17 --facts .sanyi/beijing --stack beijing --json',
      text: { en: 'a claim of a city, as one document', zh: '城市数据中的一笔，输出一个文档' },
    },
  ],
  run: async (call) => {
    const [claim = ''] = call.arguments;
    const explain = /^\d+$/.test(claim)
      ? await claimExplainer(call, Number(claim))
      : await caseExplainer(call, claim);
    if (!explain.ok) return explain;
    const after = explain.value.explain(explain.value.stack);
    if (!after.ok) return after;
    const against = call.options.get('against');
    const before = against === undefined ? null : explain.value.explain(against);
    if (before && !before.ok) return before;
    const { pool } = explain.value;
    const told: Told = { of: after.value, pool: await pool(after.value) };
    const compared = before && { of: before.value, pool: await pool(before.value) };
    const document = explanationDocument(told, compared);
    return ok(outcome(document, explanationText(told, compared, call.lang)));
  },
};

type Explainer = {
  readonly stack: string;
  readonly explain: (stack: string) => Result<Explanation>;
  readonly pool: (of: Explanation) => Promise<ClaimPool | null>;
};

/** Explains a claim of a folder of facts. */
async function claimExplainer(call: Call, claim: number): Promise<Result<Explainer>> {
  const facts = await factsOf(call);
  if (!facts.ok) return facts;
  const stacks = await stackReader(call);
  if (!stacks.ok) return stacks;
  const found = await findClaim(facts.value, claim);
  if (!found.ok) return found;
  const { claims, persons, districts } = found.value;
  const tables = { ...facts.value.reference, persons, districts };
  return ok({
    stack: stackText(call, facts.value),
    explain: (text) => {
      const stack = stacks.value(text);
      return stack.ok ? explainClaim({ claim, claims, tables, stack: stack.value }) : stack;
    },
    pool: (of) => claimPool(facts.value, of),
  });
}

/** Explains a claim written in a YAML file. */
async function caseExplainer(call: Call, file: string): Promise<Result<Explainer>> {
  const text = neededOption(call, 'stack', '--stack beijing');
  if (!text.ok) return text;
  const written = await readYaml(file);
  if (!written.ok) return written;
  const stacks = await stackReader(call);
  if (!stacks.ok) return stacks;
  return ok({
    stack: text.value,
    explain: (asked) => {
      const stack = stacks.value(asked);
      return stack.ok ? explainCase(stack.value, written.value) : stack;
    },
    // A claim written by hand stands beside no others, with which it could share a budget.
    pool: async () => null,
  });
}

async function stackReader(call: Call): Promise<Result<(text: string) => Result<Stack>>> {
  const library = await libraryOf(call);
  return library.ok ? ok((text) => buildStack(library.value, text)) : library;
}

async function readYaml(file: string): Promise<Result<unknown>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return fail(problem('CLI_FILE_NOT_READABLE', file, { cause }));
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [slip] = document.errors;
  if (!slip) return ok(document.toJS());
  const line = String(lines.linePos(slip.pos[0]).line);
  return fail(problem('CLI_CLAIM_NOT_YAML', `${file}:${line}`, { line }));
}
