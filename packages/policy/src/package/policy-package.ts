import type { DmnModel } from '@sanyi/feel';
import type { Day, Text } from '@sanyi/kernel';
import type { TakenOver } from '../adopt/taken-over.ts';
import type { Explained } from '../analysis/explained.ts';
import type { BulletinDefinition } from '../bulletins/bulletin.ts';
import type { LinkedHook } from '../decisions/linked-hook.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Fold } from '../folds/fold.ts';
import type { ReportForm } from '../forms/form.ts';
import type { Indicator } from '../headers/indicator.ts';
import type { SupervisionRule } from '../headers/supervision.ts';
import type { HookName } from '../hooks/hook-name.ts';
import type { PolicyList } from '../lists/policy-list.ts';
import type { Parameter } from '../parameters/parameter.ts';
import type { Pool } from '../pools/pool.ts';
import type { UnitKind } from './unit-kind.ts';

/** The files of a package: path relative to the package's folder, and text. */
export type PackageFiles = ReadonlyMap<string, string>;

/** Where a package speaks: everywhere, or only at some levels, institutions or districts (a pilot). */
export type Scope = {
  readonly all: boolean;
  readonly levels: readonly string[];
  readonly institutions: readonly number[];
  readonly districts: readonly string[];
};

/** A declaration that a package speaks about a unit of another package. */
export type Declaration = {
  readonly how: 'amends' | 'replaces';
  readonly unit: UnitKind;
  readonly name: string;
  readonly of: string;
  /** File, line and key path of the declaration. */
  readonly where: string;
};

/** What a package provides for a hook. */
export type Provision = {
  readonly hook: HookName;
  readonly file: string;
  readonly decision: string;
  readonly fold: string | null;
  readonly pool: string | null;
  readonly where: string;
};

/**
 * What the effect of a package is measured between, and which indicators head it. Without stacks it is
 * measured between the day before it begins and its first day.
 */
export type Measured = {
  readonly baseline: string | null;
  readonly reform: string | null;
  readonly indicators: readonly string[];
};

/** The package of another place that a package was made from, with the hash of what it ruled there. */
export type Adopted = { readonly from: string; readonly version: string; readonly hash: string };

/** A half-open span of days; `to` is null when it is open. */
export type Effective = { readonly from: Day; readonly to: Day | null };

/**
 * A policy package, read and checked. `linked` is filled by `readLibrary`, which knows the packages
 * that this one requires; before that it is empty.
 */
export type PolicyPackage = {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  /** The place whose own history the package belongs to; `any` for one that is only laid on by `+`. */
  readonly place: string;
  readonly effective: Effective;
  readonly scope: Scope;
  readonly aspect: string | null;
  readonly authority: Text;
  readonly requires: readonly string[];
  readonly provides: ReadonlyMap<HookName, Provision>;
  readonly declarations: readonly Declaration[];
  /** The day whose rules a stay takes. */
  readonly ruleDay: 'discharge' | 'admission';
  /** What its effect is measured between, and by which indicators. */
  readonly measured: Measured;
  /** The package of another city that this one was made from. */
  readonly adopted: Adopted | null;
  /** What the city found when it took the package over; null where nothing was kept. */
  readonly takenOver: TakenOver | null;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly lists: ReadonlyMap<string, PolicyList>;
  readonly folds: ReadonlyMap<string, Fold>;
  readonly pools: ReadonlyMap<string, Pool>;
  readonly indicators: readonly Indicator[];
  readonly supervision: readonly SupervisionRule[];
  /** What districts report, one form for each family of indicators. */
  readonly forms: readonly ReportForm[];
  readonly bulletins: readonly BulletinDefinition[];
  /** Findings of the analysis that are meant. */
  readonly explained: readonly Explained[];
  /** What the package did to the claims of cities. */
  readonly evidence: readonly Evidence[];
  readonly tables: ReadonlyMap<string, DmnModel>;
  readonly files: PackageFiles;
  readonly linked: ReadonlyMap<HookName, LinkedHook>;
};

/** Packages by id, linked with each other. */
export type Library = ReadonlyMap<string, PolicyPackage>;
