/** The places at which rules plug in. */
export type HookName =
  | 'price.visit'
  | 'price.line'
  | 'firstContact.visit'
  | 'benefit.claim'
  | 'payment.case';
