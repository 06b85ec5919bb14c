export {
  type BulletinCheck,
  type BulletinDocument,
  type BulletinFile,
  type BulletinFileQuery,
  type BulletinFinding,
  type BulletinQuery,
  bulletinFileQuerySchema,
  bulletinQuerySchema,
  bulletinSchema,
} from './bulletin.ts';
export type { BulletinPages } from './bulletin-pages.ts';
export {
  type EditionAct,
  type EditionList,
  type EditionQuery,
  editionListSchema,
  editionQuerySchema,
  type NewEdition,
  type NewReceipt,
  newEditionSchema,
  newReceiptSchema,
  type SeenEdition,
  type SignedEdition,
  seenEditionSchema,
  signedEditionSchema,
  type WireEdition,
} from './edition.ts';
