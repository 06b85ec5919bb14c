import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildStale } from '../apps/cli/bin/build.js';
import { findChromium, installChromium } from '../apps/cli/bin/chromium.js';
import { installMissing } from '../apps/cli/bin/install.js';
import { refuseOldNode } from '../apps/cli/bin/node-version.js';
import { findPostgres, installPostgres } from '../apps/cli/bin/postgres.js';

/**
 * `npm test`: installs what is missing, finds or installs a Chromium and a PostgreSQL, builds, and
 * runs every test.
 * Its last line is `N passed, N failed, N skipped`.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
refuseOldNode();
installMissing(root);
const chromium = findChromium() ?? installChromium();
if (!chromium) sayNoChromium();
const postgres = findPostgres() ?? installPostgres();
if (!postgres) sayNoPostgres();
const built = await buildStale(root, ['server', 'console']);
const counts = runTests();
if (built !== 0) counts.failed += 1;
if ((!chromium || !postgres) && process.env.CI === 'true') counts.failed += 1;
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-test-'));
  const report = join(folder, 'report.json');
  try {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const environment = {
      ...process.env,
      ...(chromium ? { SANYI_CHROMIUM: chromium } : {}),
      ...(postgres ? { SANYI_POSTGRES: postgres } : {}),
    };
    const options = { cwd: root, stdio: 'inherit', env: environment };
    const extra = process.argv.slice(2);
    const done = spawnSync(process.execPath, [vitest, ...words, ...extra], options);
    return countsOf(report, done.status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not even be read by the test runner has no tests; it counts as one failure. */
function countsOf(report, status) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const told = JSON.parse(readFileSync(report, 'utf8'));
  const unread = told.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = told.numFailedTests + unread;
  return {
    passed: told.numPassedTests,
    failed: status === 0 ? failed : Math.max(1, failed),
    skipped: told.numPendingTests + told.numTodoTests,
  };
}

function sayNoChromium() {
  console.error(
    [
      '!!! No Chromium was found, so no test of the console in a browser can run.',
      '!!! Install one (chromium or google-chrome) or name it in SANYI_CHROMIUM.',
      '!!! 未找到 Chromium，浏览器中的控制台测试无法运行。',
      '!!! 请安装 chromium 或 google-chrome，或在 SANYI_CHROMIUM 中指定路径。',
    ].join('\n'),
  );
}

function sayNoPostgres() {
  console.error(
    [
      '!!! No PostgreSQL server (15 or later) was found, so records are tested on PGlite only.',
      '!!! Install one (postgresql) or name the folder of its programs in SANYI_POSTGRES.',
      '!!! 未找到 PostgreSQL 服务器（15 或更高版本），记录功能仅在 PGlite 上测试。',
      '!!! 请安装 postgresql，或在 SANYI_POSTGRES 中指定其程序所在文件夹。',
    ].join('\n'),
  );
}
