import type { BulletinEdition } from './bulletin.ts';

/**
 * The edition of a bulletin that nobody has signed.
 *
 * @example
 * ```ts
 * unsignedEdition('2019-Q1').state; // 'draft'
 * ```
 */
export const unsignedEdition = (period: string): BulletinEdition => ({
  id: period,
  state: 'draft',
  number: null,
  date: null,
  approvals: [],
  corrects: null,
});
