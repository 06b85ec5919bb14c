import { ADDRESSES } from '@sanyi/api';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

type Content = { readonly schema?: object };
type Operation = {
  readonly responses: { readonly 200: { readonly content: Readonly<Record<string, Content>> } };
};
type Described = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/** Holds what a server answers against the form that its own description of the interface tells. */
export type Fits = (method: 'get' | 'post', path: string, body: unknown) => void;

/** Reads the description of a running server. */
export async function fitsItsForm(address: string): Promise<Fits> {
  const described: Described = await (await fetch(address + ADDRESSES.openApi)).json();
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const known = new Map<string, ValidateFunction>();
  return (method, path, body) => {
    const [plain = ''] = path.split('?');
    const template = templateOf(Object.keys(described.paths), plain);
    const content = described.paths[template]?.[method]?.responses[200].content ?? {};
    const schema = content['application/json']?.schema;
    expect(schema, `${method} ${template || plain} has no form`).toBeDefined();
    const name = `${method} ${template}`;
    const check = known.get(name) ?? ajv.compile(schema ?? false);
    known.set(name, check);
    check(body);
    expect(check.errors ?? [], name).toEqual([]);
  };
}

/** The described path that an address is one of: one with fewer parts in braces speaks first. */
function templateOf(templates: readonly string[], path: string): string {
  const fitting = templates.filter((template) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const braces = (template: string): number => template.split('{').length;
  return fitting.sort((a, b) => braces(a) - braces(b))[0] ?? '';
}
