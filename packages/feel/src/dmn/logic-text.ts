import type { Logic } from './model.ts';

/**
 * A decision's logic as lines of text for a reader, close to FEEL. A table gives nothing: it is
 * shown as a table.
 *
 * @param logic - the logic of a decision or of a box inside one
 * @example
 * ```ts
 * logicText({ form: 'list', items: [{ form: 'literal', text: '1' }, { form: 'literal', text: '2' }] }); // '[1, 2]'
 * ```
 */
export function logicText(logic: Logic): string {
  switch (logic.form) {
    case 'none':
    case 'table':
      return '';
    case 'literal':
      return logic.text;
    case 'context':
      return logic.entries
        .map(({ name, logic: inner }) => (name ? `${name}: ` : '') + logicText(inner))
        .join('\n');
    case 'invocation':
      return `${logic.function}(${logic.bindings
        .map(({ name, logic: inner }) => `${name}: ${logicText(inner)}`)
        .join(', ')})`;
    case 'relation':
      return listed(
        logic.rows.map((row) => {
          const cells = row.map(
            (cell, at) => `${logic.columns[at]?.name ?? ''}: ${logicText(cell)}`,
          );
          return `{${cells.join(', ')}}`;
        }),
      );
    case 'list':
      return listed(logic.items.map(logicText));
    case 'function':
      return `function(${logic.parameters.map(({ name }) => name).join(', ')}) ${logicText(logic.body)}`;
    case 'conditional':
      return `if ${logicText(logic.condition)} then ${logicText(logic.yes)} else ${logicText(logic.no)}`;
    case 'filter':
      return `${logicText(logic.in)}[${logicText(logic.match)}]`;
    case 'for':
      return `for ${logic.variable} in ${logicText(logic.in)} return ${logicText(logic.body)}`;
    default:
      return `${logic.form} ${logic.variable} in ${logicText(logic.in)} satisfies ${logicText(logic.body)}`;
  }
}

const listed = (items: readonly string[]): string => `[${items.join(', ')}]`;
