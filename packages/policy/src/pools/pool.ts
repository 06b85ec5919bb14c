import type { HookName } from '../hooks/hook.ts';

/** A budget shared by points. Its numbers are parameters, so that they carry dates and sources. */
export type Pool = {
  readonly name: string;
  readonly file: string;
  readonly hook: HookName;
  readonly key: readonly string[];
  readonly period: 'month' | 'quarter' | 'year';
  /** Names of parameters. */
  readonly budget: string;
  readonly floor: string | null;
  readonly ceiling: string | null;
  readonly where: string;
};
