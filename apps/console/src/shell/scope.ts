import type { ReactNode } from 'react';

/** One choice of a picker. */
export type ScopeOption = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string | undefined;
};

/** One of the four pickers: what stands now, what may be chosen. */
export type ScopePicker = {
  readonly value: ReactNode;
  readonly selected: string;
  readonly options: readonly ScopeOption[];
  readonly pick: (key: string) => void;
  /** True when a reform is compared: the picker turns indigo. */
  readonly compared?: boolean;
};

/** The names of the pickers, in the order of the keys 1 to 4. */
export const SCOPE_NAMES = ['what', 'when', 'where', 'rules'] as const;

/** The name of a picker. */
export type ScopeName = (typeof SCOPE_NAMES)[number];

/** What, when, where, under which rules. */
export type Scope = Readonly<Record<ScopeName, ScopePicker>>;
