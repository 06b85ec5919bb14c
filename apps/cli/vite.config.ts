import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = join(folder, '..', '..');
const folders = [
  join(root, 'packages', 'store', 'src', 'workers'),
  join(root, 'apps', 'server', 'src', 'workers'),
];

/** Every file that is the body of a worker thread becomes a file of its own. */
const workerFiles = folders
  .flatMap((each) => readdirSync(each).map((name) => join(each, name)))
  .filter((file) => /^(serve\(|parentPort\?\.)/m.test(readFileSync(file, 'utf8')));

/** The program, the server in it and the workers, bundled for Node; only modules with files of their own stay out. */
const config: UserConfig = defineConfig({
  root: folder,
  publicDir: false,
  resolve: { conditions: ['source'] },
  define: { 'import.meta.env.SANYI_SOURCES': JSON.stringify(process.env.SANYI_SOURCES ?? '') },
  ssr: {
    noExternal: true,
    external: [
      '@duckdb/node-bindings',
      '@electric-sql/pglite',
      '@myriaddreamin/typst-ts-node-compiler',
      'docx',
      'exceljs',
      'highs',
      'pg',
    ],
    resolve: { conditions: ['source'] },
  },
  build: {
    ssr: true,
    target: 'node20',
    outDir: join(root, 'dist', 'server'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        sanyi: join(folder, 'src', 'sanyi.ts'),
        ...Object.fromEntries(
          workerFiles.map((file) => [`workers/${basename(file, '.ts')}`, file]),
        ),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
    },
  },
});

export default config;
