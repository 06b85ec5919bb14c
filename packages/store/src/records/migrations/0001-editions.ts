/**
 * The envelope, the guard, history, and the tables of editions, receipts, submissions and locks.
 *
 * The guard holds what no statement may break: a version follows the one before, a record stays
 * where it belongs, a published edition and a receipt never change. Every version is written to
 * `history` by the database itself, with the act and the actor of the transaction.
 */
export const EDITIONS_SQL = `
create sequence sanyi.edition_id;
create sequence sanyi.receipt_id;
create sequence sanyi.submission_id;
create sequence sanyi.period_lock_id;

create function sanyi.act_role() returns text language sql stable as
  $$ select coalesce(current_setting('sanyi.role', true), '') $$;
create function sanyi.act_place() returns text language sql stable as
  $$ select coalesce(current_setting('sanyi.place', true), '') $$;
create function sanyi.act_district() returns text language sql stable as
  $$ select coalesce(current_setting('sanyi.district', true), '') $$;

create table sanyi.history (
  seq bigint generated always as identity primary key,
  kind text not null,
  id text not null,
  version integer not null,
  place text not null,
  district text,
  state text not null,
  act text not null,
  actor jsonb not null,
  changed_at timestamptz not null,
  body jsonb not null,
  unique (kind, id, version)
);

create function sanyi.guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.version <> 1 then
      raise exception 'a new record has version 1' using errcode = 'SY001';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then
    raise exception 'version % follows version %', new.version, old.version using errcode = 'SY001';
  end if;
  if new.id <> old.id or new.place <> old.place or new.district is distinct from old.district then
    raise exception 'a record stays where it belongs' using errcode = 'SY002';
  end if;
  if tg_table_name = 'receipt' or (tg_table_name = 'edition' and old.state = 'published') then
    raise exception 'what is published is frozen' using errcode = 'SY003';
  end if;
  return new;
end $$;

-- Runs as its owner: no role may write history by itself.
create function sanyi.remember() returns trigger language plpgsql security definer
  set search_path = sanyi, pg_catalog as $$
begin
  insert into sanyi.history (kind, id, version, place, district, state, act, actor, changed_at, body)
  values (tg_table_name, new.id, new.version, new.place, new.district, new.state,
    coalesce(current_setting('sanyi.act', true), ''),
    coalesce(nullif(current_setting('sanyi.actor', true), ''), '{}')::jsonb,
    new.changed_at, new.body);
  return null;
end $$;

create table sanyi.edition (
  id text primary key,
  version integer not null,
  place text not null,
  district text,
  state text not null check (state in ('draft', 'approved', 'published')),
  series text not null,
  period text not null,
  number integer check (number > 0),
  content_hash text not null,
  changed_at timestamptz not null,
  body jsonb not null,
  check ((number is not null) = (state = 'published')),
  unique (place, series, period, number)
);

create table sanyi.receipt (
  id text primary key,
  version integer not null,
  place text not null,
  district text not null,
  state text not null check (state = 'received'),
  edition text not null references sanyi.edition,
  changed_at timestamptz not null,
  body jsonb not null,
  unique (edition, district)
);

create table sanyi.submission (
  id text primary key,
  version integer not null,
  place text not null,
  district text not null,
  state text not null check (state in ('sent', 'returned', 'accepted')),
  period text not null,
  family text not null,
  changed_at timestamptz not null,
  body jsonb not null,
  unique (place, district, period, family)
);

create table sanyi.period_lock (
  id text primary key,
  version integer not null,
  place text not null,
  district text,
  state text not null check (state in ('locked', 'released')),
  period text not null,
  family text,
  changed_at timestamptz not null,
  body jsonb not null
);
create index period_lock_period on sanyi.period_lock (place, period) where state = 'locked';
`;
