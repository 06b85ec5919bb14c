import { type Problem, type ProblemCode, problem } from '@sanyi/kernel';

/**
 * Reads a value that came out of YAML or JSON, field by field. Every trouble is kept, so that a
 * person who wrote a claim by hand sees all of it at once.
 */
export class CaseReader {
  readonly problems: Problem[] = [];

  /** A map with known fields only. Anything else is a problem and reads as empty. */
  map(value: unknown, where: string, known: readonly string[]): Record<string, unknown> {
    if (!isMap(value)) {
      this.wrong(where, value, known.join(', '));
      return {};
    }
    if (known.length === 0) return value;
    for (const name of Object.keys(value)) {
      if (!known.includes(name)) {
        this.add('CASE_FIELD_UNKNOWN', where, { field: name, allowed: known.join(', ') });
      }
    }
    return value;
  }

  list(value: unknown, where: string, most: number): readonly unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.length <= most) return value;
    this.wrong(where, value, `[0..${most}]`);
    return [];
  }

  /** One of a closed set of codes. */
  code<Code extends string>(
    field: Field,
    codes: readonly Code[],
    fallback: { readonly absent?: Code; readonly wrong: Code },
  ): Code {
    const { value, where } = field;
    const found = codes.find((code) => code === value);
    if (found !== undefined) return found;
    const allowed = codes.join(', ');
    if (value === undefined && fallback.absent !== undefined) return fallback.absent;
    if (value === undefined) this.missing(where, allowed);
    else this.wrong(where, value, allowed);
    return fallback.wrong;
  }

  text(field: Field, fallback: string): string {
    if (field.value === undefined) return fallback;
    if (typeof field.value === 'string' && field.value !== '') return field.value;
    this.wrong(field.where, field.value, 'abc');
    return fallback;
  }

  flag(field: Field): boolean {
    if (field.value === undefined) return false;
    if (typeof field.value === 'boolean') return field.value;
    this.wrong(field.where, field.value, 'true, false');
    return false;
  }

  count(field: Field, fallback?: number): number {
    const { value, where } = field;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    if (value === undefined && fallback !== undefined) return fallback;
    if (value === undefined) this.missing(where, '0, 1, 2');
    else this.wrong(where, value, '0, 1, 2');
    return 0;
  }

  /** A decimal as text, for a parser of money or quantities; null when absent or null. */
  decimal<T>(field: Field, parse: (text: string) => T | null, allowed: string): T | null {
    const { value, where } = field;
    if (value === undefined || value === null) return null;
    const text = typeof value === 'number' ? String(value) : value;
    const parsed = typeof text === 'string' ? parse(text) : null;
    if (parsed === null) this.wrong(where, value, allowed);
    return parsed;
  }

  missing(where: string, allowed: string): void {
    this.add('CASE_FIELD_MISSING', where, { field: lastOf(where), allowed });
  }

  wrong(where: string, value: unknown, allowed: string): void {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
    this.add('CASE_FIELD_WRONG', where, { field: lastOf(where), text: text.slice(0, 80), allowed });
  }

  private add(code: ProblemCode, where: string, details: Record<string, string>): void {
    this.problems.push(problem(code, where, details));
  }
}

/** A field and where it stands. */
export type Field = { readonly value: unknown; readonly where: string };

/** Picks a field of a map. */
export const fieldOf = (map: Record<string, unknown>, name: string, where: string): Field => ({
  value: map[name],
  where: `${where}.${name}`,
});

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lastOf = (where: string): string => where.slice(where.lastIndexOf('.') + 1);
