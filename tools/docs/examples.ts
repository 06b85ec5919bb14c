import { transformWithOxc } from 'vite';

/** One example of a doc comment: the export it stands on and its code. */
export type Example = { readonly name: string; readonly line: number; readonly code: string };

const DOC_WITH_EXAMPLE =
  /\/\*\*((?:(?!\*\/)[\s\S])*?@example(?:(?!\*\/)[\s\S])*?)\*\/\s*export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/g;
const FENCE = /```ts\n([\s\S]*?)```/g;

/** All fenced examples of a source text. */
export function examplesOf(text: string): Example[] {
  return [...text.matchAll(DOC_WITH_EXAMPLE)].flatMap((match) => {
    const comment = (match[1] ?? '').replace(/^[ \t]*\* ?/gm, '');
    const line = text.slice(0, match.index).split('\n').length;
    return [...comment.matchAll(FENCE)].map((fence) => ({
      name: match[2] ?? '',
      line,
      code: fence[1] ?? '',
    }));
  });
}

/** A statement of an example that ends in `// expected`, or one that does not. */
type Step = { readonly code: string; readonly expected: string | null };

/** Splits an example into statements; the expected value of a statement stands behind it. */
export function stepsOf(code: string): Step[] {
  const steps: Step[] = [];
  let open: string[] = [];
  for (const line of code.split('\n')) {
    const match = /^(.*?;)\s*(?:\/\/\s*(.*))?$/.exec(line);
    open.push(match ? (match[1] ?? '') : line);
    if (!match || /^\s/.test(line)) continue;
    steps.push({ code: open.join('\n'), expected: match[2] ?? null });
    open = [];
  }
  if (open.join('').trim()) steps.push({ code: open.join('\n'), expected: null });
  return steps;
}

/** What running an example gave: each expected value beside the made one. */
export type Outcome = { readonly code: string; readonly expected: unknown; readonly made: unknown };

/**
 * Runs an example with the given names in scope. An expectation that is no expression, or that is
 * cut short with `...`, only has to run.
 */
export async function runExample(
  example: Example,
  scope: Readonly<Record<string, unknown>>,
): Promise<Outcome[]> {
  const steps = stepsOf(example.code);
  const body = steps.map(({ code }, index) => {
    const isExpression = !/^\s*(?:declare|const|let|type|import|for|if|function|\/\/)/.test(code);
    if (!isExpression) return code;
    const value = code.trim().replace(/;$/, '');
    return value ? `__made[${index}] = await (${value});` : '';
  });
  const source = `async function example(__made: unknown[]) {\n${body.join('\n')}\n}`;
  const { code } = await transformWithOxc(source, `${example.name}.ts`, { lang: 'ts' });
  const names = Object.keys(scope);
  const made: unknown[] = [];
  const run = new Function(...names, `${code}; return example;`)(...names.map((n) => scope[n]));
  await run(made);
  return steps.flatMap((step, index) => {
    const expected = step.expected === null ? undefined : evaluated(step.expected);
    return expected === undefined || !(index in made)
      ? []
      : [{ code: step.code, expected: expected.value, made: made[index] }];
  });
}

function evaluated(text: string): { value: unknown } | undefined {
  if (text.includes('...')) return undefined;
  try {
    return { value: new Function(`return (${text});`)() };
  } catch {
    return undefined;
  }
}

/** Names of values that an example declares without making them. */
export const declaredIn = (example: Example): string[] =>
  [...example.code.matchAll(/^declare const (\w+):/gm)].map((match) => match[1] ?? '');

/** Whether an example holds anything but comments and declarations. */
export const runsSomething = (example: Example): boolean =>
  stepsOf(example.code).some(
    ({ code }) => code.replace(/^\s*(?:\/\/|declare).*$/gm, '').trim() !== '',
  );
