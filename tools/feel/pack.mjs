// Makes a package of @sanyi/feel that stands alone: npm run pack:feel. Prints its size.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'packages', 'feel');
const target = join(source, 'dist');
const { name, version, license, dependencies } = JSON.parse(
  readFileSync(join(source, 'package.json'), 'utf8'),
);
const { '@sanyi/kernel': _inlined, ...outside } = dependencies;

/** One file of the whole package; with `whole`, its dependencies are in it and it is minified. */
async function bundled(whole) {
  const [made] = [
    await build({
      configFile: false,
      logLevel: 'error',
      resolve: { conditions: ['source', 'module', 'import', 'default'] },
      build: {
        write: false,
        target: 'es2022',
        minify: whole,
        lib: { entry: join(source, 'src', 'index.ts'), formats: ['es'], fileName: 'index' },
        rollupOptions: { external: whole ? [] : Object.keys(outside) },
      },
    }),
  ].flat();
  return made.output[0].code;
}

/** Declarations of the package and of the kernel it holds, with imports a reader can follow. */
function declarations() {
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', join(import.meta.dirname)], {
    stdio: 'inherit',
  });
  const types = join(target, 'types');
  for (const file of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue;
    const path = join(types, file);
    const kernel = relative(join(path, '..'), join(types, 'kernel', 'src', 'index.js'));
    const text = readFileSync(path, 'utf8')
      .replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'")
      .replaceAll("'@sanyi/kernel'", `'./${kernel}'`);
    writeFileSync(path, text);
  }
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const code = await bundled(false);
writeFileSync(join(target, 'index.js'), code);
declarations();
const manifest = {
  name,
  version,
  license,
  type: 'module',
  exports: { '.': { types: './types/feel/src/index.d.ts', default: './index.js' } },
  dependencies: outside,
};
writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
for (const file of ['README.md', 'SPEC.md']) cpSync(join(source, file), join(target, file));
cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'));

const whole = await bundled(true);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
process.stdout.write(
  `${name} ${version}: ${kilobytes(code.length)} of code; with its dependencies, minified, ${kilobytes(
    whole.length,
  )}, gzip ${kilobytes(gzipSync(whole).length)}\n`,
);
