import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DMN_LIMITS, type DmnModel, readDmn } from '@sanyi/feel';
import { fail, ok, problem, type Result } from '@sanyi/kernel';

/** A text file; a problem with the path when it cannot be read. */
export async function readText(path: string): Promise<Result<string>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return fail(problem('CLI_FILE_NOT_READABLE', path, { cause }));
  }
}

/** A model and the models beside it that it may import. */
export async function readModel(
  path: string,
): Promise<Result<{ readonly model: DmnModel; readonly imported: readonly DmnModel[] }>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const model = readDmn(text.value, DMN_LIMITS);
  if (!model.ok) return model;
  const imported = model.value.imports.length > 0 ? await modelsBeside(path) : [];
  return ok({ model: model.value, imported });
}

/** Files that are no models are passed over: an import that is missing is told by its namespace. */
async function modelsBeside(path: string): Promise<DmnModel[]> {
  const folder = dirname(resolve(path));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.dmn')).sort();
  const models: DmnModel[] = [];
  for (const name of names) {
    if (join(folder, name) === resolve(path)) continue;
    const text = await readText(join(folder, name));
    const model = text.ok ? readDmn(text.value, DMN_LIMITS) : text;
    if (model.ok) models.push(model.value);
  }
  return models;
}
