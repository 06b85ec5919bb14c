import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium that really starts: the one named in SANYI_CHROMIUM, else of the system.
 *
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env.SANYI_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = [
    ...(named ? [named] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...PLACES,
  ];
  return found.find((path) => existsSync(path) && starts(path)) ?? null;
}

/**
 * Installs Chromium and a Chinese font from the system's packages, where this user may do so.
 *
 * @returns {string | null} the path, or null where none can be had
 */
export function installChromium() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return null;
  console.error('Installing Chromium from the system packages / 正在从系统软件源安装 Chromium');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 2, 2], env: environment };
  spawnSync('apt-get', ['update', '-qq'], options);
  const install = ['install', '-y', '-qq', '--no-install-recommends'];
  spawnSync('apt-get', [...install, 'chromium', 'fonts-noto-cjk'], options);
  return findChromium();
}

/** Some systems ship a name that only tells how to install it. @param {string} path */
function starts(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
