import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Names of modules that the lock file asks for and that are not there in that version. Modules
 * for other systems are optional and never missing.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function missingModules(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional)
    .filter(([path, entry]) => !isInstalled(join(root, path), entry))
    .map(([path]) => path);
}

/**
 * Installs what is missing with `npm install`; does nothing, and asks no network, when all is there.
 *
 * @param {string} root
 */
export function installMissing(root) {
  const missing = missingModules(root);
  if (missing.length === 0) return;
  console.error(
    `Installing ${missing.length} missing modules (npm install) / 正在安装缺少的 ${missing.length} 个模块`,
  );
  const npm = process.env.npm_execpath;
  const words = ['install', '--no-audit', '--no-fund'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', words, { cwd: root, stdio: ['ignore', 2, 2], shell: isWindows });
  if (done.status !== 0) {
    console.error(
      'npm install did not finish, so nothing can be built. Read its lines above; most often the network or the disk is the reason. / npm install 未完成，无法继续构建。请查看上方输出，常见原因为网络或磁盘。',
    );
    process.exit(done.status ?? 4);
  }
}

const isWindows = process.platform === 'win32';

/** @param {string} folder @param {{version?: string, link?: boolean}} entry */
function isInstalled(folder, entry) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return false;
  if (entry.link || entry.version === undefined) return true;
  return JSON.parse(readFileSync(file, 'utf8')).version === entry.version;
}
