import { replicate } from './replicate.ts';

/** node tools/run.mjs bench/replay/make-city.ts FROM COPIES OUT: a larger city of copies of a small one. */
const [, , from = '', copies = '', out = ''] = process.argv;
const made = await replicate({ from, copies: Number(copies), out });
process.stdout.write(`${JSON.stringify(made)}\n`);
