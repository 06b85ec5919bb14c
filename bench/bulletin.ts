import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Benchmark, measured, repeated } from './measurement.ts';
import { numberIn, sanyi, withFolder } from './sanyi.ts';

/** A little more than ten million lines. */
const SCALE = '0.0016';
/** What the product promises for four formats in two languages. */
const PROMISED_SECONDS = 10;
const QUARTER = '2019-Q1';

/**
 * The bulletin of a quarter in four formats and two languages from ten million lines: the whole
 * process, with claims that are settled and figures that are measured already.
 */
export const bulletin: Benchmark = ({ runs }) =>
  withFolder(async (folder) => {
    const facts = join(folder, 'facts');
    const out = join(folder, 'bulletin');
    const built = await sanyi('city', 'build', '--scale', SCALE, '--out', facts);
    const write = () => sanyi('bulletin', QUARTER, '--facts', facts, '--out', out);
    await write();
    const written = await repeated(runs, write);
    const whole = measured(
      'bulletin, whole process',
      's',
      written.map(({ seconds }) => seconds),
    );
    const pdf = await stat(join(out, `bulletin-${QUARTER}-zh.pdf`));
    return {
      measurements: [whole],
      ratios: [{ name: 'to the promised 10 s', value: whole.spread.median / PROMISED_SECONDS }],
      facts: {
        lines: numberIn(built.document, 'lines'),
        'peak memory, MB': Math.round(Math.max(...written.map((each) => each.peakMemoryMB))),
        'PDF in Chinese, kB': Math.round(pdf.size / 1000),
      },
    };
  });
