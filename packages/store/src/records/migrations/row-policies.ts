/** Who may do what with the rows of a table, as conditions over its columns. */
type RowPolicy = {
  readonly table: string;
  /** Rows a district may read. */
  readonly districtReads: string;
  /** Rows a district may write; null for none. */
  readonly districtWrites: string | null;
  /** Rows somebody without an office may read; null for none. */
  readonly readerReads: string | null;
};

const HERE = 'place = sanyi.act_place()';

/**
 * Row policies of a table: the city's offices have all rows of their place, a district those the
 * policy names, a reader those that are public. Nobody deletes.
 */
export const rowPolicySql = ({
  table,
  districtReads,
  districtWrites,
  readerReads,
}: RowPolicy): string => `
create trigger ${table}_guard before insert or update on sanyi.${table}
  for each row execute function sanyi.guard();
create trigger ${table}_remember after insert or update on sanyi.${table}
  for each row execute function sanyi.remember();
alter table sanyi.${table} enable row level security;
grant select, insert, update on sanyi.${table} to sanyi_city;
grant select on sanyi.${table} to sanyi_district, sanyi_reader;
grant usage on sequence sanyi.${table}_id to sanyi_city;
create policy ${table}_city on sanyi.${table} to sanyi_city using (${HERE}) with check (${HERE});
create policy ${table}_district_reads on sanyi.${table} for select to sanyi_district
  using (${HERE} and (${districtReads}));
${districtWrites === null ? '' : districtWritesSql(table, districtWrites)}
${
  readerReads === null
    ? ''
    : `create policy ${table}_reader on sanyi.${table} for select to sanyi_reader
  using (${HERE} and (${readerReads}));`
}
`;

const districtWritesSql = (table: string, rows: string): string => `
grant insert, update on sanyi.${table} to sanyi_district;
grant usage on sequence sanyi.${table}_id to sanyi_district;
create policy ${table}_district_inserts on sanyi.${table} for insert to sanyi_district
  with check (${HERE} and (${rows}));
create policy ${table}_district_updates on sanyi.${table} for update to sanyi_district
  using (${HERE} and (${rows})) with check (${HERE} and (${rows}));
`;
