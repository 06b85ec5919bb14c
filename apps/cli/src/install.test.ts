import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const script = pathToFileURL(join(import.meta.dirname, '..', 'bin', 'install.js')).href;

test('CLI-10 only modules that are missing or of another version are installed', () => {
  const root = mkdtempSync(join(tmpdir(), 'sanyi-install-'));
  const module = (name: string, version: string): void => {
    const folder = join(root, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
  };
  module('here', '1.0.0');
  module('old', '1.0.0');
  const packages = {
    '': {},
    'node_modules/here': { version: '1.0.0' },
    'node_modules/old': { version: '2.0.0' },
    'node_modules/gone': { version: '1.0.0' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
    'apps/own': { version: '0.1.0' },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  const code = `const m = await import(${JSON.stringify(script)});
    console.log(JSON.stringify(m.missingModules(${JSON.stringify(root)})));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code]);
  expect(JSON.parse(String(out))).toEqual(['node_modules/old', 'node_modules/gone']);
  rmSync(root, { recursive: true });
});

test('CLI-10 the lock file names every module that another may bring along, so that npm ci takes it', () => {
  type Entry = { readonly optionalDependencies?: Readonly<Record<string, string>> };
  const file = join(import.meta.dirname, '..', '..', '..', 'package-lock.json');
  const { packages }: { packages: Record<string, Entry> } = JSON.parse(readFileSync(file, 'utf8'));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
