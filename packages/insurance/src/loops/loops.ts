import { compiledLoops, type Loop } from '@sanyi/feel/loops';
import { actCode } from './act-code.ts';
import { answerCode } from './answer-code.ts';
import { baseCode } from './base-code.ts';
import { chargeCode } from './charge-code.ts';
import { citeCode, markCode } from './cite-code.ts';
import { clearCode } from './clear-code.ts';
import { closeCode } from './close-code.ts';
import { decisionCode } from './decision-code.ts';
import { fillCode } from './fill-code.ts';
import { findCode } from './find-code.ts';
import { keyCode } from './key-code.ts';
import { lineCode } from './line-code.ts';
import { ageCode, flagCode, lookCode } from './look-code.ts';
import { moreCode } from './more-code.ts';
import { pageCode } from './page-code.ts';
import { peopleCode } from './people-code.ts';
import { personCode } from './person-code.ts';
import { signedCode } from './signed-code.ts';
import { spreadCode } from './spread-code.ts';
import { startCode } from './start-code.ts';
import { sumCode } from './sum-code.ts';
import { visitCode } from './visit-code.ts';
import { walkCode } from './walk-code.ts';

/**
 * Over lines of acts of 16 bits and of 32, over claims, what patients pay of them, and what they cite; over lines that come to more than
 * a cache says, act by act, pages, visits, rows of the fold, claims and persons, with amounts and codes of so many bytes.
 */
export type Loops = {
  readonly [name in
    | 'narrowLines'
    | 'wideLines'
    | 'narrowWalk'
    | 'wideWalk'
    | 'sums'
    | 'people'
    | `look${2 | 4}`
    | 'ages'
    | 'flags'
    | 'spread'
    | 'bases'
    | 'answers'
    | 'charges'
    | 'decisions'
    | 'starts'
    | 'close'
    | 'cites'
    | 'marks'
    | 'keys'
    | 'pairKeys'
    | 'clear'
    | `find${2 | 4}`
    | `acts${2 | 4}`
    | `plainActs${2 | 4}`
    | `pages${2 | 4}`
    | `fill${4 | 8}${2 | 4}`
    | `visits${2 | 4}${2 | 4}`
    | `more${4 | 8}${2 | 4}`
    | 'moreSums'
    | `signed${4 | 8}`
    | `persons${2 | 4}`]: Loop;
};

/** The loops over columns in a memory. */
export const loopsOver: (memory: WebAssembly.Memory) => Loops = compiledLoops({
  narrowLines: () => lineCode(2),
  wideLines: () => lineCode(4),
  narrowWalk: () => walkCode(2),
  wideWalk: () => walkCode(4),
  sums: () => sumCode(),
  people: () => peopleCode(),
  look2: () => lookCode(2),
  look4: () => lookCode(4),
  ages: () => ageCode(),
  flags: () => flagCode(),
  spread: () => spreadCode(),
  bases: () => baseCode(),
  answers: () => answerCode(),
  charges: () => chargeCode(),
  decisions: () => decisionCode(),
  starts: () => startCode(),
  close: () => closeCode(),
  cites: () => citeCode(),
  marks: () => markCode(),
  keys: () => keyCode('rows'),
  pairKeys: () => keyCode('pairs'),
  clear: () => clearCode(),
  find2: () => findCode(2),
  find4: () => findCode(4),
  acts2: () => actCode(2, 'any'),
  acts4: () => actCode(4, 'any'),
  plainActs2: () => actCode(2, 'plain'),
  plainActs4: () => actCode(4, 'plain'),
  pages2: () => pageCode(2),
  pages4: () => pageCode(4),
  fill42: () => fillCode({ amounts: 4, codes: 2 }),
  fill44: () => fillCode({ amounts: 4, codes: 4 }),
  fill82: () => fillCode({ amounts: 8, codes: 2 }),
  fill84: () => fillCode({ amounts: 8, codes: 4 }),
  visits22: () => visitCode({ visits: 2, codes: 2 }),
  visits24: () => visitCode({ visits: 2, codes: 4 }),
  visits42: () => visitCode({ visits: 4, codes: 2 }),
  visits44: () => visitCode({ visits: 4, codes: 4 }),
  more42: () => moreCode({ amounts: 4, codes: 2 }, 'rows'),
  more44: () => moreCode({ amounts: 4, codes: 4 }, 'rows'),
  more82: () => moreCode({ amounts: 8, codes: 2 }, 'rows'),
  more84: () => moreCode({ amounts: 8, codes: 4 }, 'rows'),
  moreSums: () => moreCode({ amounts: 8, codes: 4 }, 'sums'),
  signed4: () => signedCode(4),
  signed8: () => signedCode(8),
  persons2: () => personCode(2),
  persons4: () => personCode(4),
});
