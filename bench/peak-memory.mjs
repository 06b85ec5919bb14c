// Loaded before a programme that is measured: writes its peak memory when it ends.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

const file = process.env.SANYI_PEAK_FILE;
if (file) {
  process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
}
