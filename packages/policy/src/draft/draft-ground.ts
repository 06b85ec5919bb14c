import type { Library, PolicyPackage } from '../package/policy-package.ts';
import type { CodeTitles } from '../words/code-titles.ts';

/** What a draft stands on. */
export type DraftGround = {
  readonly place: string;
  /** The packages in force. */
  readonly library: Library;
  /** The draft as it was last linked without a problem, or null: for the words of its codes. */
  readonly linked: PolicyPackage | null;
};

/** What the parts of a draft are shown with. */
export type About = {
  readonly ground: DraftGround;
  readonly titles: (set: string | null) => CodeTitles;
};
