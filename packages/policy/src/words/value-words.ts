import type { Kind } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { Provenance } from '../package/provenance.ts';

/**
 * What the marks of provenance are called.
 *
 * @example
 * ```ts
 * PROVENANCE_WORDS.memory.zh; // '凭记忆'
 * ```
 */
export const PROVENANCE_WORDS: Readonly<Record<Provenance, Text>> = {
  sourced: { en: 'sourced', zh: '有来源' },
  memory: { en: 'from memory', zh: '凭记忆' },
  illustrative: { en: 'illustrative', zh: '示例' },
  derived: { en: 'derived', zh: '推算' },
};

const KINDS: Readonly<Partial<Record<Kind['kind'], Text>>> = {
  money: { en: 'money', zh: '金额' },
  rate: { en: 'rate', zh: '比率' },
  quantity: { en: 'quantity', zh: '数量' },
  count: { en: 'count', zh: '计数' },
  flag: { en: 'yes or no', zh: '是否' },
  day: { en: 'day', zh: '日期' },
  text: { en: 'text', zh: '文本' },
  code: { en: 'code', zh: '代码' },
};

/**
 * A kind in a word, without its bounds; a kind of files is told as it is written.
 *
 * @example
 * ```ts
 * kindWord({ kind: 'money' }).zh; // '金额'
 * ```
 */
export const kindWord = (kind: Kind): Text => KINDS[kind.kind] ?? { en: kind.kind, zh: kind.kind };
