import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page, each with the elements it is about. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return found(page);
}

function found(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe }: { axe: { run(): Promise<AxeResult> } } = Object.assign(
      { axe: null as never },
      window,
    );
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

type AxeResult = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { html: string }[];
  }[];
};
