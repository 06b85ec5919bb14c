#!/usr/bin/env node
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildStale } from './build.js';

/** Runs `sanyi` in a checkout: builds what is stale, then hands over to the built program. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const serves = process.argv[2] === 'demo' && !process.argv.includes('--help');
const wanted = serves ? ['server', 'console'] : ['server'];
const code = await buildStale(root, wanted);
if (code !== 0) process.exit(code);
await import(pathToFileURL(join(root, 'dist', 'server', 'sanyi.js')).href);
