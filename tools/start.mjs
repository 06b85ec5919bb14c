import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildStale } from '../apps/cli/bin/build.js';
import { installMissing } from '../apps/cli/bin/install.js';
import { refuseOldNode } from '../apps/cli/bin/node-version.js';

/** `npm start`: installs what is missing, builds what is stale, then runs the demonstration. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
refuseOldNode();
installMissing(root);
const code = await buildStale(root, ['server', 'console']);
if (code !== 0) process.exit(code);
const program = join(root, 'dist', 'server', 'sanyi.js');
process.argv = [process.execPath, program, 'demo', ...process.argv.slice(2)];
await import(new URL(`file://${program}`).href);
