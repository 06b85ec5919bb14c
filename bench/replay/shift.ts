/** How far ids are moved for each copy: no copy meets another. */
export type Shift = { readonly person: number; readonly claim: number };
