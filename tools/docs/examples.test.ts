import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { declaredIn, type Example, examplesOf, runExample, runsSomething } from './examples.ts';
import { SampleValues } from './sample-values.ts';

const PACKAGES = join(import.meta.dirname, '../../packages');

/** Names an example may use: the exports of its package and of all packages it depends on. */
async function scopeOf(name: string): Promise<Record<string, unknown>> {
  const manifest = JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8'));
  const below = Object.keys(manifest.dependencies ?? {}).filter(
    (each) =>
      each.startsWith('@sanyi/') && existsSync(join(PACKAGES, each.slice(7), 'src/index.ts')),
  );
  const modules = await Promise.all([
    ...below.map((each) => import(each)),
    import(join(PACKAGES, name, 'src/index.ts')),
  ]);
  return Object.assign({}, ...modules);
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test'))
    .map((path) => join(folder, path));
}

const packages = readdirSync(PACKAGES).filter((name) =>
  existsSync(join(PACKAGES, name, 'src/index.ts')),
);

const samples = new SampleValues();
afterAll(() => samples.close());

async function declaredOf(example: Example): Promise<Record<string, unknown>> {
  const names = declaredIn(example);
  const values = await Promise.all(names.map((name) => samples.of(name)));
  return Object.fromEntries(names.map((name, at) => [name, values[at]]));
}

describe.each(packages)('examples in the docs of %s', async (name) => {
  const source = join(PACKAGES, name, 'src');
  const examples = sources(source).flatMap((path) =>
    examplesOf(readFileSync(path, 'utf8')).map((example) => ({ path, example })),
  );
  const scope = await scopeOf(name);
  const shown = examples.filter(({ example }) => example.name in scope);

  it('has at least one example that runs', () => expect(shown.length).toBeGreaterThan(0));

  it.each(
    shown.map(
      ({ path, example }) =>
        [`${example.name} (${path.slice(source.length + 1)}:${example.line})`, example] as const,
    ),
  )('runs the example of %s', async (_title, example) => {
    expect(runsSomething(example), 'an example runs something').toBe(true);
    const values = { ...scope, ...(await declaredOf(example)) };
    for (const { code, expected, made } of await runExample(example, values)) {
      expect(made, code).toEqual(expected);
    }
  });
});
