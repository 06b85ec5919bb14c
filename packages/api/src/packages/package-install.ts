import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import {
  type PackageDifferences,
  type PackageFound,
  packageDifferencesSchema,
  packageFoundFields,
} from './package-differences.ts';

/** The body of `POST /api/packages/{id}/install` and of its preview: values that the city sets itself. */
export type InstallAsked = {
  readonly settings: readonly { readonly name: string; readonly value: string }[];
};

const word: z.ZodType<string> = z.string().min(1).max(LIMITS.word);

/** The form of {@link InstallAsked}. */
export const installAskedSchema: z.ZodType<InstallAsked> = z.strictObject({
  settings: z.array(z.strictObject({ name: word, value: word })).max(LIMITS.settings),
});

/** What taking a package of another city over would come to; nothing was written. */
export type InstallPreview = PackageFound & {
  /** The package of this city that it would become. */
  readonly id: string;
  /** Whether the asking person may install it. */
  readonly mayInstall: boolean;
};

/** The answer of `POST /api/packages/{id}/install/preview`. */
export const installPreviewSchema: z.ZodType<InstallPreview> = z.object({
  ...packageFoundFields,
  id: z.string(),
  mayInstall: z.boolean(),
});

/** How a package that was taken over as a draft fares here. */
export type DraftDifferences = {
  readonly draft: string;
  readonly name: string;
  readonly differences: PackageDifferences;
};

/** The answer of `GET /api/drafts/{id}/differences`. */
export const draftDifferencesSchema: z.ZodType<DraftDifferences> = z.object({
  draft: z.string(),
  name: z.string(),
  differences: packageDifferencesSchema,
});
