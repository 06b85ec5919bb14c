/** The kinds of units: on any day and at any site exactly one package speaks for a unit. */
export type UnitKind = 'hook' | 'parameter' | 'list' | 'indicator' | 'supervision';
