// Loaded before a programme that is measured: writes peak memory and processor seconds when it ends.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

const file = process.env.SANYI_PEAK_FILE;
if (file) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, `${maxRSS} ${(userCPUTime + systemCPUTime) / 1e6}`);
  });
}
