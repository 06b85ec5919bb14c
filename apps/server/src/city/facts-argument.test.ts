import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsArgument } from './facts-argument.ts';

describe('how a command names the facts that are served', () => {
  test('is the way from where the server was started, quoted where a shell would read more into it', () => {
    const here = process.cwd();
    expect(factsArgument(join(here, '.sanyi/demo/beijing-0.002'))).toBe(
      '.sanyi/demo/beijing-0.002',
    );
    expect(factsArgument('my-facts')).toBe('my-facts');
    expect(factsArgument(join(here, '..', 'other'))).toBe('../other');
    expect(factsArgument(here)).toBe('.');
    expect(factsArgument("it's here")).toBe("'it'\\''s here'");
    expect(factsArgument('北京 $HOME')).toBe("'北京 $HOME'");
  });
});
