import process from 'node:process';

const LEAST = [20, 19];

/** Ends the program with a plain sentence when this Node is older than the platform needs. */
export function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1]);
  if (!isOld) return;
  const least = LEAST.join('.');
  console.error(
    `Node ${process.versions.node} is too old: Sanyi needs ${least} or later. Install it from nodejs.org and start again. / 当前 Node ${process.versions.node} 版本过低，需要 ${least} 或更高版本。请从 nodejs.org 安装后重新启动。`,
  );
  process.exit(3);
}
