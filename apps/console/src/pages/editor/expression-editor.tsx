import type { EditTable, PlacedProblem } from '@sanyi/policy';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { Button } from '../../ui/button.ts';
import { editorWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

/** A decision that is a calculation: its text, and what is wrong with it. */
export function ExpressionEditor(props: {
  readonly table: EditTable;
  readonly session: EditSession;
  readonly problems: readonly PlacedProblem[];
  readonly mayEdit: boolean;
}): JSX.Element {
  const words = useWords();
  const { table, mayEdit } = props;
  const e = editorWords(words);
  const kept = table.expression ?? '';
  const [text, setText] = useState<string | null>(null);
  if (!table.editable || !mayEdit) {
    return (
      <div className="code block">
        <pre>{kept}</pre>
      </div>
    );
  }
  const take = (): void => {
    if (text !== null && text !== kept) {
      const { file, decision } = table;
      props.session.edit({ kind: 'expression', file, decision, text });
    }
    setText(null);
  };
  return (
    <div className="expression">
      <textarea
        className="code"
        rows={Math.min(12, kept.split('\n').length + 2)}
        value={text ?? kept}
        aria-label={words.say(table.title)}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
      />
      {props.problems.map(({ problem }) => (
        <p key={problem[words.lang]} className="cell-problem">
          {problem[words.lang]}
        </p>
      ))}
      <p>
        <Button size="small" disabled={text === null || text === kept} onClick={take}>
          {e.save}
        </Button>
      </p>
    </div>
  );
}
