import type { BulletinDefinition } from '../bulletins/bulletin.ts';
import type { ReportForm } from '../forms/form.ts';
import type { Indicator } from '../headers/indicator.ts';
import type { SupervisionRule } from '../headers/supervision.ts';
import type { PolicyPackage } from '../package/policy-package.ts';

/** Indicators in the order pages show them: the topmost package that says one wins. */
export const topIndicators = (packages: readonly PolicyPackage[]): Indicator[] =>
  [
    ...new Map(packages.flatMap((each) => each.indicators).map((each) => [each.id, each])).values(),
  ].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));

/** Supervision rules by id: the topmost package that says one wins. */
export const topSupervision = (packages: readonly PolicyPackage[]): SupervisionRule[] => [
  ...new Map(packages.flatMap((each) => each.supervision).map((each) => [each.id, each])).values(),
];

/** Reporting forms in their order: the topmost package that says one wins. */
export const topForms = (packages: readonly PolicyPackage[]): ReportForm[] =>
  [...new Map(packages.flatMap((each) => each.forms).map((each) => [each.id, each])).values()].sort(
    (a, b) => a.order - b.order || (a.id < b.id ? -1 : 1),
  );

/** Bulletins by id: the topmost package that says one wins. */
export const topBulletins = (packages: readonly PolicyPackage[]): BulletinDefinition[] => [
  ...new Map(packages.flatMap((each) => each.bulletins).map((each) => [each.id, each])).values(),
];
