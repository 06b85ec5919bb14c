/** Where a claim happens, as far as the scope of packages asks. */
export type Site = {
  readonly institution: number;
  readonly level: string;
  readonly district: string;
};
