import { rowPolicySql } from './row-policies.ts';

const OWN = 'district = sanyi.act_district()';

/** Who sees which editions, receipts, submissions, locks, and which history of them. */
export const EDITIONS_POLICIES_SQL: string = [
  rowPolicySql({
    table: 'edition',
    districtReads: "state = 'published'",
    districtWrites: null,
    readerReads: "state = 'published'",
  }),
  rowPolicySql({ table: 'receipt', districtReads: OWN, districtWrites: OWN, readerReads: null }),
  rowPolicySql({ table: 'submission', districtReads: OWN, districtWrites: OWN, readerReads: null }),
  rowPolicySql({
    table: 'period_lock',
    districtReads: `district is null or ${OWN}`,
    districtWrites: OWN,
    readerReads: null,
  }),
  `
alter table sanyi.history enable row level security;
grant select on sanyi.history to sanyi_city, sanyi_district;
create policy history_city on sanyi.history for select to sanyi_city
  using (place = sanyi.act_place());
create policy history_district on sanyi.history for select to sanyi_district
  using (place = sanyi.act_place() and district = sanyi.act_district());
`,
].join('\n');
