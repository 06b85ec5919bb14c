/** The rows of one centre: those of its district that name it. */
const OWN = `place = sanyi.act_place() and district = sanyi.act_district()
    and body ->> 'institution' = sanyi.act_institution()`;

/**
 * A health centre reads and reports on its own tasks and their history; besides it sees what
 * everybody may read. It opens nothing and sees no other centre.
 */
export const CENTRES_SQL: string = `
create function sanyi.act_institution() returns text language sql stable as
  $$ select nullif(current_setting('sanyi.institution', true), '') $$;

grant sanyi_reader to sanyi_centre;
grant select, update on sanyi.task to sanyi_centre;
grant select on sanyi.history to sanyi_centre;
create policy task_centre_reads on sanyi.task for select to sanyi_centre using (${OWN});
create policy task_centre_updates on sanyi.task for update to sanyi_centre
  using (${OWN}) with check (${OWN});
create policy history_centre on sanyi.history for select to sanyi_centre
  using (kind = 'task' and ${OWN});
`;
