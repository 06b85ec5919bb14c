import { type JSX, type ReactNode, useId } from 'react';
import { Input } from '../ui/input.ts';
import { DayFrame } from './day-frame.tsx';

/** A choice from a list. */
export function SelectField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}): JSX.Element {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.children}
      </select>
    </div>
  );
}

/** One line of text, or a day. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date';
  readonly hint?: string;
}): JSX.Element {
  const id = useId();
  const input = (
    <Input
      id={id}
      type={props.type ?? 'text'}
      value={props.value}
      {...(props.hint ? { placeholder: props.hint } : {})}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.type === 'date' ? <DayFrame day={props.value}>{input}</DayFrame> : input}
    </div>
  );
}

/** Some sentences. */
export function WordsField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div className="field wide">
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
