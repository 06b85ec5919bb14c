/** An id that cannot be mixed up with an id of another thing. Minted by parsers only. */
export type Id<Name extends string, Form extends string | number = string> = Form & {
  readonly id: Name;
};

/** A settlement claim: one visit or stay and its lines. Pseudonymous. */
export type ClaimId = Id<'claim', number>;

/** A person, pseudonymous: the link to a name stays in records. */
export type PersonId = Id<'person', number>;

/** A medical institution. */
export type InstitutionId = Id<'institution', number>;

/** A drug, consumable or service that can stand on a claim line. */
export type ItemId = Id<'item', number>;

/** A district of the city, such as `tongzhou`. */
export type DistrictId = Id<'district'>;

/** A policy package, such as `beijing-2017-separation`. */
export type PackageId = Id<'package'>;
