// Takes pictures of pages while they are being written: node apps/console/dev/shoot.mjs URL FOLDER name=address...
import { chromium } from 'playwright-core';

const [, , base = 'http://localhost:4173', folder = '.', ...shots] = process.argv;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const shot of shots) {
  const [name, ...rest] = shot.split('=');
  const address = rest.join('=');
  const phone = name.includes('phone');
  const page = await browser.newPage({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    colorScheme: name.includes('dark') ? 'dark' : 'light',
  });
  page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()));
  page.on('pageerror', (error) => console.log(name, error.message));
  await page.goto(base + address);
  await page.waitForTimeout(900);
  await page.screenshot({
    path: `${folder}/${name}.png`,
    fullPage: name.includes('full') || phone,
  });
  await page.close();
}
await browser.close();
