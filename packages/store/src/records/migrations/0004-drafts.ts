import { rowPolicySql } from './row-policies.ts';

/** Drafts of policy packages. What is approved everybody may read, and nobody changes again. */
export const DRAFTS_SQL: string = [
  `
create sequence sanyi.draft_id;

create table sanyi.draft (
  id text primary key,
  version integer not null,
  place text not null,
  district text check (district is null),
  state text not null check (state in ('draft', 'submitted', 'approved', 'dropped')),
  name text not null,
  changed_at timestamptz not null,
  body jsonb not null
);
create unique index draft_in_force on sanyi.draft (place, name) where state = 'approved';
create index draft_place on sanyi.draft (place, state);

create function sanyi.draft_stands() returns trigger language plpgsql as $$
begin
  if old.state in ('approved', 'dropped') then
    raise exception 'this draft is % and stands', old.state using errcode = 'SY003';
  end if;
  return new;
end $$;
create trigger draft_stands before update on sanyi.draft
  for each row execute function sanyi.draft_stands();
`,
  rowPolicySql({
    table: 'draft',
    districtReads: `state = 'approved'`,
    districtWrites: null,
    readerReads: `state = 'approved'`,
  }),
].join('\n');
