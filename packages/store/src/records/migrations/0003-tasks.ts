import { rowPolicySql } from './row-policies.ts';

const OWN = 'district = sanyi.act_district()';

/** Tasks, directives and key projects, and who sees and writes which. */
export const TASKS_SQL: string = [
  `
create sequence sanyi.task_id;
create sequence sanyi.directive_id;
create sequence sanyi.project_id;

create table sanyi.directive (
  id text primary key,
  version integer not null,
  place text not null,
  district text,
  state text not null check (state = 'issued'),
  name text not null,
  day date not null,
  changed_at timestamptz not null,
  body jsonb not null,
  unique (place, name)
);

create table sanyi.task (
  id text primary key,
  version integer not null,
  place text not null,
  district text,
  state text not null check (state in ('open', 'done', 'closed', 'withdrawn')),
  owner text not null,
  deadline date not null,
  parent text references sanyi.task,
  directive text references sanyi.directive,
  indicator text,
  changed_at timestamptz not null,
  body jsonb not null
);
create index task_district on sanyi.task (place, district, state);
create index task_owner on sanyi.task (place, owner, state);
create index task_parent on sanyi.task (parent);
create index task_directive on sanyi.task (directive);

create table sanyi.project (
  id text primary key,
  version integer not null,
  place text not null,
  district text,
  state text not null check (state in ('running', 'inUse', 'stopped')),
  name text not null,
  owner text not null,
  changed_at timestamptz not null,
  body jsonb not null,
  unique (place, name)
);
create index project_owner on sanyi.project (place, owner, state);
`,
  rowPolicySql({
    table: 'task',
    // What a meeting asked of the city is known to everybody who was there.
    districtReads: `${OWN} or (district is null and directive is not null)`,
    districtWrites: OWN,
    readerReads: null,
  }),
  rowPolicySql({
    table: 'directive',
    districtReads: 'true',
    districtWrites: null,
    readerReads: null,
  }),
  rowPolicySql({ table: 'project', districtReads: OWN, districtWrites: OWN, readerReads: null }),
].join('\n');
