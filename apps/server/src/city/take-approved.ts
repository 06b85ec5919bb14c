import { ok, ProblemError, type Result } from '@sanyi/kernel';
import { demoActor, libraryOf, type PackageInput } from '@sanyi/store';
import type { ApprovedPackages } from '../drafts/approved-packages.ts';
import type { ReportBug } from '../web/errors.ts';
import type { Keeping } from './keeping.ts';
import { RENEW, UNHEARD } from './prepare-city.ts';
import { cacheClaims, takeCity } from './take-city.ts';

/**
 * Takes up what was approved: reads the rules, settles and measures in a job, and serves that. Jobs
 * of two approvals follow each other.
 */
export function takeApproved(keeping: Keeping, approved: ApprovedPackages): void {
  const { served, options, background } = keeping;
  const { plan } = options;
  background.renewing = background.renewing.then(
    () =>
      served.jobs.start(RENEW, async (handle) => {
        const kept = await approvedDrafts(keeping);
        if (!kept.ok) return kept;
        const packages = [...plan.packages, ...(await approved.write(kept.value))];
        const taken = await takeCity(keeping, handle, {
          plan: { ...plan, build: null, packages },
          ...UNHEARD,
          fill: async () => {},
        });
        if (taken.ok) cacheClaims(keeping);
        return taken;
      }).ended,
  );
}

/** Opens the records in a quiet moment, and takes up what was approved there and is not served. */
export async function compareApproved(keeping: Keeping, approved: ApprovedPackages): Promise<void> {
  const kept = await approvedDrafts(keeping);
  // What was approved since this server started is taken up, or is served already.
  await keeping.background.renewing;
  if (!kept.ok || keeping.background.closing) return;
  const known = new Set(keeping.served.rules?.packages.map(({ name }) => name));
  if (kept.value.some(({ name }) => !known.has(name))) takeApproved(keeping, approved);
}

const approvedDrafts = ({ served, options }: Keeping) =>
  options.records.withActor(demoActor(served.place), async ({ drafts }) =>
    ok(await drafts.approved()),
  );

/** The packages with those that were approved, as long as they can be read together. */
export async function withApproved(
  packages: readonly PackageInput[],
  approved: ApprovedPackages,
  reportBug: ReportBug,
): Promise<readonly PackageInput[]> {
  const more = await approved.read();
  if (more.length === 0) return packages;
  const all = [...packages, ...more];
  const library: Result<unknown> = libraryOf(all);
  if (library.ok) return all;
  // A folder of packages that changed under approved ones is for a person to look at.
  reportBug('approved packages', new ProblemError(library.problems));
  return packages;
}
