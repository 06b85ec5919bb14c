/**
 * One element of XML, for the parts of a file that are carried along without being understood
 * (diagram, knowledge sources), so that writing a model loses nothing.
 *
 * @example
 * ```ts
 * const element: XmlElement = { name: 'question', attributes: {}, children: [], text: 'How much?' };
 * ```
 */
export type XmlElement = {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlElement[];
  readonly text: string;
};

/**
 * A name with the type a modeller declared. The checker's types come from the hook, not from here.
 *
 * @example
 * ```ts
 * const variable: Variable = { name: 'rate', typeRef: 'number' };
 * ```
 */
export type Variable = { readonly name: string; readonly typeRef?: string };

/**
 * A DMN file as plain data. `id`s are unique in the file; order is the file's order.
 *
 * @example
 * ```ts
 * const read = readDmn(xml, DMN_LIMITS);
 * if (read.ok) console.log(read.value.decisions.map((decision) => decision.name));
 * ```
 */
export type DmnModel = {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly inputs: readonly InputData[];
  readonly decisions: readonly Decision[];
  readonly knowledge: readonly KnowledgeModel[];
  readonly services: readonly DecisionService[];
  readonly imports: readonly ModelImport[];
  readonly items: readonly XmlElement[];
  readonly other: readonly XmlElement[];
  /** Prefixes that `other` uses, with the namespace of each. */
  readonly prefixes: { readonly [prefix: string]: string };
};

/**
 * Another model whose elements are read as `name.element`.
 *
 * @example
 * ```ts
 * const fees: ModelImport = { name: 'fees', namespace: 'urn:fees', attributes: {} };
 * ```
 */
export type ModelImport = {
  readonly name: string;
  readonly namespace: string;
  /** The other attributes, such as `importType` and `locationURI`. */
  readonly attributes: { readonly [name: string]: string };
};

/**
 * A part of a decision graph that can be called like a function: its parameters are the input data
 * and then the input decisions, its answer is the output decision, or a context of several. All
 * are named as in requirements.
 *
 * @example
 * ```ts
 * const names = model.services.map((service) => service.outputs.join(', '));
 * ```
 */
export type DecisionService = {
  readonly id: string;
  readonly name: string;
  readonly label?: string;
  readonly typeRef?: string;
  readonly outputs: readonly string[];
  readonly encapsulated: readonly string[];
  readonly inputDecisions: readonly string[];
  readonly inputData: readonly string[];
  readonly other: readonly XmlElement[];
};

/**
 * A value that comes from outside the file.
 *
 * @example
 * ```ts
 * const age: InputData = { id: 'in-age', name: 'age', label: '年龄', typeRef: 'number' };
 * ```
 */
export type InputData = Variable & { readonly id: string; readonly label?: string };

/**
 * A decision: a name, what it requires (names of inputs, decisions, knowledge models) and its logic.
 *
 * @example
 * ```ts
 * const rates = model.decisions.filter((decision) => decision.logic.form === 'table');
 * ```
 */
export type Decision = {
  readonly id: string;
  readonly name: string;
  readonly label?: string;
  readonly typeRef?: string;
  readonly requires: readonly string[];
  /** Elements of imported models that are required. */
  readonly requiresImported?: readonly ImportedReference[];
  readonly logic: Logic;
  readonly other: readonly XmlElement[];
};

/**
 * An element of an imported model, by the namespace of the model and the id of the element.
 *
 * @example
 * ```ts
 * const reference: ImportedReference = { namespace: 'urn:fees', id: 'fee', element: 'requiredDecision' };
 * ```
 */
export type ImportedReference = {
  readonly namespace: string;
  readonly id: string;
  readonly element: string;
};

/**
 * A business knowledge model: a function with named parameters. `kind` stands when it is not FEEL.
 *
 * @example
 * ```ts
 * const names = model.knowledge.map((one) => `${one.name}(${one.parameters.map((p) => p.name)})`);
 * ```
 */
export type KnowledgeModel = Decision & {
  readonly parameters: readonly Variable[];
  readonly kind?: string;
};

/**
 * How a decision is taken. `none` stands where the file has no logic: such a decision answers null in
 * standard mode and is refused in strict mode.
 *
 * @example
 * ```ts
 * if (decision.logic.form === 'table') console.log(decision.logic.rules.length);
 * ```
 */
export type Logic = LogicForm & { readonly typeRef?: string };

type LogicForm =
  | { readonly form: 'none' }
  | { readonly form: 'literal'; readonly text: string }
  | { readonly form: 'context'; readonly entries: readonly ContextEntry[] }
  | {
      readonly form: 'invocation';
      readonly function: string;
      readonly bindings: readonly Binding[];
    }
  | {
      readonly form: 'relation';
      readonly columns: readonly Variable[];
      readonly rows: readonly (readonly Logic[])[];
    }
  | { readonly form: 'list'; readonly items: readonly Logic[] }
  | {
      readonly form: 'function';
      readonly kind?: string;
      readonly parameters: readonly Variable[];
      readonly body: Logic;
    }
  | {
      readonly form: 'conditional';
      readonly condition: Logic;
      readonly yes: Logic;
      readonly no: Logic;
    }
  | {
      readonly form: 'for' | 'some' | 'every';
      readonly variable: string;
      readonly in: Logic;
      readonly body: Logic;
    }
  | { readonly form: 'filter'; readonly in: Logic; readonly match: Logic }
  | DecisionTable;

/**
 * One entry of a boxed context; `name` is null for the result entry.
 *
 * @example
 * ```ts
 * const entry: ContextEntry = { name: 'covered', logic: { form: 'literal', text: 'a - b' } };
 * ```
 */
export type ContextEntry = {
  readonly name: string | null;
  readonly typeRef?: string;
  readonly logic: Logic;
};

/**
 * One argument of a boxed invocation.
 *
 * @example
 * ```ts
 * const binding: Binding = { name: 'amount', logic: { form: 'literal', text: 'inScope' } };
 * ```
 */
export type Binding = { readonly name: string; readonly logic: Logic };

/**
 * Hit policies by their letter: unique, any, first, priority, rule order, output order, collect, and
 * collect with sum, least, greatest and count.
 *
 * @example
 * ```ts
 * const policy: HitPolicy = 'C+';
 * ```
 */
export type HitPolicy = 'U' | 'A' | 'F' | 'C' | 'C+' | 'C<' | 'C>' | 'C#' | 'P' | 'R' | 'O';

/**
 * A decision table. Every rule has one cell per input, output and annotation.
 *
 * @example
 * ```ts
 * const cells = table.rules.map((rule) => [rule.id, ...rule.inputs, ...rule.outputs]);
 * ```
 */
export type DecisionTable = {
  readonly form: 'table';
  readonly typeRef?: string;
  readonly outputLabel?: string;
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly annotations: readonly string[];
  readonly rules: readonly TableRule[];
};

/**
 * An input column: the expression tested and the label a reader sees.
 *
 * @example
 * ```ts
 * const column: TableInput = { expression: 'age', label: '年龄', typeRef: 'number' };
 * ```
 */
export type TableInput = {
  readonly expression: string;
  readonly label?: string;
  readonly typeRef?: string;
  readonly values?: string;
};

/**
 * An output column. A table with one output may leave the name empty.
 *
 * @example
 * ```ts
 * const column: TableOutput = { name: 'price', label: '价格', typeRef: 'number' };
 * ```
 */
export type TableOutput = {
  readonly name: string;
  readonly label?: string;
  readonly typeRef?: string;
  readonly values?: string;
  readonly default?: string;
};

/**
 * One row of a table: the texts of its cells. A rule without an id gets `row-N`.
 *
 * @example
 * ```ts
 * const rule: TableRule = { id: 'tertiary-chief', inputs: ['"tertiary"', '"chief"'],
 *   outputs: ['80'], annotations: ['2017-8'] };
 * ```
 */
export type TableRule = {
  readonly id: string;
  readonly description?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly annotations: readonly string[];
};
