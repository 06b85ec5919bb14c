import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What is built: the sources it depends on and the program that builds it. */
const PARTS = {
  server: { sources: ['packages', 'apps/server', 'apps/cli'], app: 'apps/cli', zh: '服务程序' },
  console: { sources: ['packages', 'apps/console'], app: 'apps/console', zh: '控制台' },
  records: { sources: ['packages/store/src/records'], app: 'apps/cli', zh: '空记录库' },
};
const PACK_RECORDS = 'dist/server/workers/pack-records.js';
const COMPRESSED = /\.(js|css|html|svg|json)$/;
const COMPRESS_FROM_BYTES = 1024;

/**
 * Builds the parts whose sources have changed since they were built. A part is made beside and
 * swapped in by rename, so a stopped build leaves the old one in place.
 *
 * @param {string} root
 * @param {readonly ('server' | 'console')[]} parts with the console, the empty records of new cities
 * @returns {Promise<number>} 0, or the exit code of the build that failed
 */
export async function buildStale(root, parts) {
  const built = parts.filter((part) => existsSync(join(root, PARTS[part].app, 'vite.config.ts')));
  const codes = await Promise.all(
    built.map(async (part) => {
      const code = isStale(root, part) ? await build(root, part) : 0;
      // Packed by the built program, while the console may still be on its way.
      if (code === 0 && part === 'server' && built.includes('console')) {
        await packRecords(root).catch((error) => console.error(String(error)));
      }
      return code;
    }),
  );
  return codes.find((code) => code !== 0) ?? 0;
}

/** Packs an empty embedded database; without it a new city makes its own, which takes seconds. @param {string} root */
async function packRecords(root) {
  if (!isStale(root, 'records')) return;
  const state = stateOf(root, 'records');
  await swapIn(root, 'records', async (beside) => {
    const worker = new Worker(join(root, PACK_RECORDS));
    const [packed] = await once(worker, 'message');
    mkdirSync(beside, { recursive: true });
    writeFileSync(join(beside, 'empty.tar.gz'), packed);
    writeFileSync(join(beside, '.sources'), state);
    return 0;
  });
}

/** @typedef {keyof typeof PARTS} Part */

/** @param {string} root @param {Part} part */
function isStale(root, part) {
  const stamp = join(root, 'dist', part, '.sources');
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== stateOf(root, part);
}

/** @param {string} root @param {'server' | 'console'} part @returns {Promise<number>} */
async function build(root, part) {
  const state = stateOf(root, part);
  return swapIn(root, part, async (beside) => {
    const code = await runVite(root, [PARTS[part].app, '--outDir', beside], state);
    if (code !== 0) return code;
    if (part === 'console') compressAll(beside);
    writeFileSync(join(beside, '.sources'), state);
    return 0;
  });
}

/**
 * Makes a part in a folder beside and swaps it in when it is whole.
 *
 * @param {string} root @param {Part} part
 * @param {(beside: string) => Promise<number>} make @returns {Promise<number>}
 */
async function swapIn(root, part, make) {
  const beside = join(root, 'dist', `.${part}-${process.pid}`);
  const aside = `${beside}-before`;
  console.error(`Building the ${part} / 正在构建${PARTS[part].zh}`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    const code = await make(beside);
    if (code !== 0) return code;
    // Another process may have built the same meanwhile, and may be loading it: then that one stays.
    if (!isStale(root, part)) return 0;
    putAside(join(root, 'dist', part), aside);
    try {
      renameSync(beside, join(root, 'dist', part));
    } catch (error) {
      // It came first by a moment.
      if (isStale(root, part)) throw error;
    }
    return 0;
  } finally {
    rmSync(beside, { recursive: true, force: true });
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Moves a folder away at once, if it is there: removing it takes a while. @param {string} folder @param {string} to */
function putAside(folder, to) {
  try {
    renameSync(folder, to);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
}

/** @param {string} root @param {readonly string[]} words @param {string} state @returns {Promise<number>} */
function runVite(root, words, state) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const [app = '', ...options] = words;
  const child = spawn(
    process.execPath,
    [
      vite,
      'build',
      '--config',
      'vite.config.ts',
      '--emptyOutDir',
      '--logLevel',
      'warn',
      ...options,
    ],
    {
      cwd: join(root, app),
      stdio: ['ignore', 2, 2],
      // The program knows which sources it is: what it keeps is taken by no other. Whoever starts this
      // may be in development; what is built never is, or pages are drawn two to four times slower.
      env: { ...process.env, NODE_ENV: 'production', SANYI_SOURCES: state },
    },
  );
  return new Promise((resolve) => {
    child.on('error', () => resolve(4));
    child.on('exit', (code) => resolve(code ?? 4));
  });
}

/** Names, sizes and times of all sources as one hash. @param {string} root @param {Part} part */
function stateOf(root, part) {
  const hash = createHash('sha256');
  const files = PARTS[part].sources.flatMap((folder) => sourcesIn(join(root, folder)));
  for (const file of [...files.sort(), join(root, 'package-lock.json')]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file.slice(root.length)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} */
function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesIn(path);
    return /\.(test|test-data)\.tsx?$|\.md$/.test(entry.name) ? [] : [path];
  });
}

/** Writes `.br` and `.gz` beside every text file worth it. @param {string} folder */
function compressAll(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) compressAll(path);
    else if (COMPRESSED.test(entry.name) && statSync(path).size >= COMPRESS_FROM_BYTES) {
      const text = readFileSync(path);
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      writeFileSync(`${path}.br`, brotliCompressSync(text, quality));
      writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
    }
  }
}
