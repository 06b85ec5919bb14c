import type { Text } from '@sanyi/kernel';
import type { UnitKind } from '../package/unit-kind.ts';

/**
 * What the kinds of units are called.
 *
 * @example
 * ```ts
 * UNIT_WORDS.hook.zh; // '接入点'
 * ```
 */
export const UNIT_WORDS: Readonly<Record<UnitKind, Text>> = {
  hook: { en: 'hook', zh: '接入点' },
  parameter: { en: 'parameter', zh: '参数' },
  list: { en: 'list', zh: '列表' },
  indicator: { en: 'indicator', zh: '指标' },
  supervision: { en: 'supervision rule', zh: '监管规则' },
};
