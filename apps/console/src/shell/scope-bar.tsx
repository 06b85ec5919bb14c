import { ChevronDown } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';
import { Dropdown } from '../ui/dropdown.ts';
import { SCOPE_NAMES, type Scope, type ScopeName, type ScopePicker } from './scope.ts';

/** Whose number, when, where, under which rules: always in sight. */
export function ScopeBar({ scope }: { readonly scope: Scope }): JSX.Element {
  const { m } = useWords();
  return (
    <fieldset className="scope-bar">
      <legend className="unseen">{m.scope.label}</legend>
      {SCOPE_NAMES.map((name) => (
        <Picker key={name} name={name} picker={scope[name]} />
      ))}
    </fieldset>
  );
}

function Picker(props: { readonly name: ScopeName; readonly picker: ScopePicker }): JSX.Element {
  const { m } = useWords();
  const { name, picker } = props;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: picker.options.map(({ key, label, hint }) => ({
          key,
          label: hint ? (
            <span className="option">
              {label}
              <small>{hint}</small>
            </span>
          ) : (
            label
          ),
        })),
        selectable: true,
        selectedKeys: [picker.selected],
        onClick: ({ key }) => picker.pick(key),
        style: { maxHeight: 420, overflowY: 'auto' },
      }}
    >
      <button
        type="button"
        id={`scope-${name}`}
        className={picker.compared ? 'picker compared' : 'picker'}
        aria-haspopup="menu"
        title={typeof picker.value === 'string' ? picker.value : undefined}
      >
        <span>{m.scope[name]}</span>
        <strong>
          <em>{picker.value}</em>
          <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" />
        </strong>
      </button>
    </Dropdown>
  );
}
