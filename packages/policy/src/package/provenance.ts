/** How well a value is founded: `sourced` and `derived` can be checked, the others cannot. */
export type Provenance = 'sourced' | 'memory' | 'illustrative' | 'derived';
