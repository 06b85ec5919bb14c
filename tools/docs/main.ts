import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REFERENCE_PAGES } from './reference.ts';

const folder = join(import.meta.dirname, '../../docs/reference');
for (const [name, page] of Object.entries(REFERENCE_PAGES)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), await page());
  process.stdout.write(`wrote docs/reference/${name}\n`);
}
