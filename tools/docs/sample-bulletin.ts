import { type BulletinInput, bulletinLayout, makeBulletin } from '@sanyi/oversight';
import { sampleInput } from '../../packages/oversight/src/bulletin/sample-bulletin.test-data.ts';

/** Two districts of a made-up city. */
const input: BulletinInput = sampleInput(
  [970n, 960n].map((met) => ({
    c0: 100_000_000_00n,
    price: 0n,
    volume: 5_000_000_00n,
    mix: 2_000_000_00n,
    calls: 1000n,
    met,
  })),
);
const bulletin = makeBulletin(input);

/** What examples about bulletins may declare, by name. */
export const BULLETIN_VALUES: Readonly<Record<string, unknown>> = {
  input,
  bulletin,
  layout: bulletinLayout(bulletin, 'en'),
};
