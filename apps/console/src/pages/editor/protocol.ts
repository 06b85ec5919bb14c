import type { PackageSources, WireFiles } from '@sanyi/api';
import type { Problem } from '@sanyi/kernel';
import type {
  ColumnOffer,
  DraftAnalysis,
  DraftView,
  Edit,
  InDecision,
  MergeConflict,
  PlacedProblem,
  TestReport,
  Tried,
  TriedInput,
  WrittenEdit,
} from '@sanyi/policy';

/** A draft as the page shows it. */
export type Shown = {
  readonly view: DraftView;
  readonly problems: readonly PlacedProblem[];
  readonly undo: boolean;
  readonly redo: boolean;
  /** Whether the package reads without a problem, so that it can be tested and tried. */
  readonly sound: boolean;
  /** One more with every step, also with undo. */
  readonly step: number;
};

/** What the page asks its worker; answers carry the same `id`. */
export type Ask = { readonly id: number } & (
  | { readonly ask: 'open'; readonly sources: PackageSources; readonly files: WireFiles }
  | { readonly ask: 'edit'; readonly edit: Edit }
  | { readonly ask: 'undo' | 'redo' | 'accept' | 'test' | 'analyse' | 'files' }
  | { readonly ask: 'diagram'; readonly file: string }
  | { readonly ask: 'cell'; readonly edit: WrittenEdit }
  | { readonly ask: 'offers'; readonly of: InDecision }
  | { readonly ask: 'try'; readonly input: TriedInput }
  | { readonly ask: 'replace'; readonly files: WireFiles }
  | {
      readonly ask: 'merge';
      readonly base: WireFiles;
      readonly theirs: WireFiles;
      readonly keep: boolean;
    }
);

/** A question before it has its number. */
export type Question = Ask extends infer Each
  ? Each extends Ask
    ? Omit<Each, 'id'>
    : never
  : never;

/** What was tried, or what stands against trying it. */
export type TriedOr =
  | { readonly ok: true; readonly value: Tried }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What the worker answers. */
export type Told = { readonly id: number } & (
  | { readonly told: 'shown'; readonly shown: Shown }
  | { readonly told: 'cell'; readonly problems: readonly PlacedProblem[] }
  | { readonly told: 'tests'; readonly report: TestReport | null }
  | { readonly told: 'analysis'; readonly analysis: DraftAnalysis | null }
  | { readonly told: 'tried'; readonly tried: TriedOr }
  | { readonly told: 'offers'; readonly offers: readonly ColumnOffer[] }
  | { readonly told: 'files'; readonly files: WireFiles }
  | { readonly told: 'diagram'; readonly xml: string | null }
  | { readonly told: 'merged'; readonly shown: Shown; readonly conflicts: readonly MergeConflict[] }
  | { readonly told: 'trouble'; readonly problems: readonly Problem[] }
);
