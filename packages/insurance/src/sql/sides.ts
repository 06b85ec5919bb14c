/** The sides: under the rules before the reform and under those of the reform. */
export const SIDES = ['before', 'after'] as const;
