import { spawn } from 'node:child_process';
import process from 'node:process';

/** Opens an address in the person's browser; where there is none, the printed address is enough. */
export function openBrowser(address: string): void {
  const [program, ...words] = openerOf(process.platform, address);
  const hasScreen =
    process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!program || !hasScreen || process.env.CI) return;
  const child = spawn(program, words, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function openerOf(platform: string, address: string): string[] {
  if (platform === 'darwin') return ['open', address];
  if (platform === 'win32') return ['cmd', '/c', 'start', '', address];
  return ['xdg-open', address];
}
