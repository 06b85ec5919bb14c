import type { Day, Text } from '@sanyi/kernel';
import type { Library } from '../package/policy-package.ts';
import type { Stack } from './stack.ts';

/**
 * One change of a reform, made after all that come before it.
 *
 * @example
 * ```ts
 * declare const step: ChangeStep; // from changeSteps
 * step.stack; // 'beijing+parameters/drugMarkupRate=0'
 * ```
 */
export type ChangeStep = {
  readonly kind: 'parameter' | 'list' | 'rule' | 'rules' | 'package';
  /**
   * `parameters/NAME`, `lists/NAME`, `lists/NAME/KEY`, the head of a stack, the id of a package, or
   * `PACKAGE#DECISION/RULE,...`.
   */
  readonly path: string;
  readonly title: Text;
  /** What it was and what it becomes, where it is one value. */
  readonly from: string | null;
  readonly to: string | null;
  /** Rows of a list, or rules, that move together in this step. */
  readonly rows: number;
  /** The rules once this change and all before it are made, as text of a stack. */
  readonly stack: string;
};

/**
 * What is taken apart.
 *
 * @example
 * ```ts
 * declare const stack: Stack; // buildStack(library, 'beijing')
 * const on = dayOf('2018-12-31');
 * const of: ChangedRules = { baseline: stack, reform: stack, head: stack, library: new Map(), on };
 * ```
 */
export type ChangedRules = {
  readonly baseline: Stack;
  readonly reform: Stack;
  /** The reform without packages and values on top: the first part of its text. */
  readonly head: Stack;
  /** The packages, to tell what a package that is laid on changes. */
  readonly library: Library;
  /** The day whose values are compared, the last of a replay. */
  readonly on: Day;
};
