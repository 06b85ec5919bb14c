import { type Clearing, pointYuan } from '@sanyi/insurance';
import type { Pool, Stack } from '@sanyi/policy';
import type { Column } from '../duck/columns.ts';

type Share = Clearing['closed'][number]['hospitals'][number];

/** A hospital in a budget; what is shared is null where its period lies only partly in the facts. */
type ClearingRow = Pick<Clearing['open'][number], 'pool' | 'key' | 'period'> & {
  readonly share: Share;
  readonly shared: Pick<Clearing['closed'][number], 'value' | 'terms'> | null;
};

/** Stands for NULL: no sum of fen is as small. */
const NONE = Number.MIN_SAFE_INTEGER;

/** The columns of table `clearing`: hospitals by pool, key and period. */
export function clearingColumns(
  { closed, open }: Clearing,
  stack: Stack,
  institutions: readonly { readonly institution: number }[],
): { readonly columns: readonly Column[]; readonly count: number } {
  const rows: readonly ClearingRow[] = [
    ...closed.flatMap(({ hospitals, value, terms, ...of }) =>
      hospitals.map((share) => ({ ...of, share, shared: { value, terms } })),
    ),
    ...open.flatMap(({ hospitals, ...of }) =>
      hospitals.map((share) => ({ ...of, share, shared: null })),
    ),
  ];
  const text = (name: string, of: (row: ClearingRow) => string | null): Column => {
    return { kind: 'varchar', name, values: rows.map(of) };
  };
  const whole = (name: string, of: (row: ClearingRow) => bigint | null): Column => {
    const values = Float64Array.from(rows, (row) => Number(of(row) ?? NONE));
    return { kind: 'bigint', name, values, nullIf: NONE };
  };
  const ids = Uint32Array.from(rows, ({ share }) => {
    return institutions[share.institution]?.institution ?? 0;
  });
  const columns: Column[] = [
    text('pool', ({ pool }) => pool.name),
    text('pool_key', ({ key }) => Object.values(key).join(' ')),
    text('period', ({ period }) => period.id),
    { kind: 'uinteger', name: 'institution', values: ids },
    whole('cases', ({ share }) => BigInt(share.cases)),
    whole('points', ({ share }) => share.points),
    whole('charged_fen', ({ share }) => share.charged),
    whole('billed_fen', ({ share }) => share.billed),
    whole('patient_fen', ({ share }) => share.patient),
    whole('paid_fen', ({ share, shared }) => shared && share.paid),
    whole('difference_fen', ({ share, shared }) => shared && share.paid - share.billed),
    text('point_yuan', ({ shared }) => shared && pointYuan(shared.value)),
    text('bound', ({ shared }) => shared && boundOf(shared.value)),
    whole('budget_fen', ({ shared }) => shared?.terms.budget ?? null),
    text('rules', ({ pool }) => rulesOf(stack, pool)),
    text('stack_hash', () => stack.hash),
  ];
  return { columns, count: rows.length };
}

const boundOf = (value: Clearing['closed'][number]['value']): string =>
  value.kind === 'bounded' ? value.by : 'shared';

/** The package that a pool is of, with its version. */
function rulesOf({ packages }: Stack, pool: Pool): string {
  const own = packages.find(({ pools }) => [...pools.values()].includes(pool));
  return own ? `${own.id}@${own.version}` : '';
}
