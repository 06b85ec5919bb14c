import type { AstType } from '../../ast/ast.ts';
import { type ItemDefinition, itemDefinitions } from '../../dmn/item-definition.ts';
import type { DmnModel } from '../../dmn/model.ts';
import type { FeelType, FeelValue } from '../value/value.ts';
import { ANY, basicType } from './feel-type.ts';

/** Makes a test of values from the text of unary tests. */
export type TestMaker = (text: string, name: string, of: FeelType) => (value: FeelValue) => boolean;

/** The types of a model by name; null for a name that stands for none. */
export type TypeTable = { readonly named: (name: string) => FeelType | null };

/** Imported models' types are named with the name of the import before them. */
export function typeTable(
  model: DmnModel,
  imported: ReadonlyMap<string, TypeTable>,
  testOf: TestMaker,
): TypeTable {
  const definitions = new Map(itemDefinitions(model).map((each) => [each.name, each]));
  const made = new Map<string, FeelType>();
  const open = new Set<string>();
  const named = (name: string): FeelType | null => {
    const known = made.get(name);
    if (known) return known;
    const definition = definitions.get(name);
    if (!definition) {
      // Files of DMN 1.1 write the prefix of their namespace before the name.
      const plain = name.replace(/^[\w.-]+:/, '');
      if (plain !== name && definitions.has(plain)) return named(plain);
      return basicType(name) ?? importedType(name, imported);
    }
    // A type that is nothing but itself admits everything.
    if (open.has(name)) return ANY;
    open.add(name);
    const type = define(definition, (each) => made.set(name, each));
    open.delete(name);
    made.set(name, type);
    return type;
  };
  const reference = (name: string | null): FeelType => (name === null ? ANY : (named(name) ?? ANY));
  const define = (item: ItemDefinition, early: (type: FeelType) => void): FeelType => {
    const base = narrowed(baseOf(item, early), item.allowedValues, item.name);
    const whole: FeelType = item.isCollection ? { is: 'list', of: base } : base;
    return narrowed(whole, item.typeConstraint, item.name);
  };
  const baseOf = (item: ItemDefinition, early: (type: FeelType) => void): FeelType => {
    if (item.function) {
      const { parameters, outputTypeRef } = item.function;
      const types = parameters.map(({ typeRef }) => reference(typeRef));
      return { is: 'function', parameters: types, result: reference(outputTypeRef) };
    }
    if (item.components.length === 0) return reference(item.typeRef);
    const entries = new Map<string, FeelType>();
    const type: FeelType = { is: 'context', entries };
    // Known before its components are read, so that one of them may be of this type again.
    early(item.isCollection ? { is: 'list', of: type } : type);
    for (const component of item.components) {
      entries.set(
        component.name,
        define(component, () => undefined),
      );
    }
    return type;
  };
  const narrowed = (type: FeelType, tests: string | null, name: string): FeelType => {
    if (tests === null) return type;
    const test = testOf(tests, name, type);
    const { allowed } = type;
    const holds = (value: FeelValue): boolean => (allowed?.(value) ?? true) && test(value);
    return { ...type, allowed: holds, choices: tests };
  };
  return { named };
}

function importedType(name: string, imported: ReadonlyMap<string, TypeTable>): FeelType | null {
  for (const [prefix, table] of imported) {
    if (prefix === '') {
      const found = table.named(name);
      if (found) return found;
    } else if (name.startsWith(`${prefix}.`)) {
      return table.named(name.slice(prefix.length + 1));
    }
  }
  return null;
}

/** A type as an expression writes it. */
export function writtenType(type: AstType, named: (name: string) => FeelType): FeelType {
  const inside = (each: AstType): FeelType => writtenType(each, named);
  switch (type.type) {
    case 'named':
      return named(type.name);
    case 'list':
    case 'range':
      return { is: type.type, of: inside(type.of) };
    case 'context':
      return {
        is: 'context',
        entries: new Map(type.entries.map((entry) => [entry.name, inside(entry.of)])),
      };
    default:
      return {
        is: 'function',
        parameters: type.parameters.map(inside),
        result: inside(type.result),
      };
  }
}
