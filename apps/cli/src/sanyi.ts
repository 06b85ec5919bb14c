import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { EXIT } from './call/exit-code.ts';
import { COMMANDS } from './commands.ts';
import { runCli } from './run-cli.ts';

/** The program itself: the process around `runCli`. */
const controller = new AbortController();
let asked = 0;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    asked += 1;
    // The first asks the work to stop and clean up; a second one ends at once.
    if (asked > 1) process.exit(EXIT.interrupted);
    controller.abort();
  });
}
// A reader that has seen enough, such as `head`, closes the pipe; that is no defect.
process.stdout.on('error', () => process.exit(EXIT.ok));
const home = homeOf(dirname(fileURLToPath(import.meta.url)));
process.exitCode = await runCli(COMMANDS, process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  environment: process.env,
  now: () => performance.now(),
  signal: controller.signal,
  home,
  version: versionOf(home),
  program: programOf(import.meta.env.SANYI_SOURCES),
});

/** The nearest folder above that holds `policies`: the checkout this program was built in. */
function homeOf(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'policies'))) return folder;
    if (folder === dirname(folder)) return process.cwd();
  }
}

/** The state of the sources, which the build writes into the program. */
function programOf(told: unknown): string | null {
  return typeof told === 'string' && told !== '' ? told : null;
}

function versionOf(folder: string): string {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return 'unknown';
  const told: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const version = typeof told === 'object' && told !== null && 'version' in told && told.version;
  return typeof version === 'string' ? version : 'unknown';
}
