// Runs a TypeScript tool of this repository: node tools/run.mjs tools/tidy/main.ts [arguments].
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [, , file = '', ...rest] = process.argv;
process.argv.splice(1, process.argv.length - 1, resolve(file), ...rest);
await runnerImport(resolve(file), { configFile: false, logLevel: 'error' });
