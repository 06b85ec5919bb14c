import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from './sanyi.ts';

/** A measured module of this folder as one file: constants of other modules are constants in its loops. */
export async function bundled<Module>(file: string): Promise<Module> {
  const outDir = await mkdtemp(join(ROOT, 'node_modules', '.bench-'));
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      ssr: { noExternal: /@sanyi/ },
      build: { ssr: join(import.meta.dirname, file), outDir, target: 'node20', minify: false },
    });
    const made = join(outDir, `${basename(file, '.ts')}.js`);
    // The module was built from the file whose type the caller names.
    return (await import(pathToFileURL(made).href)) as Module;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
