import type { WireFiles } from '@sanyi/api';
import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { Button } from '../../ui/button.ts';
import { editorWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

/** The files of a draft as they are written: for what no other part shows. */
export function FilesEditor(props: {
  readonly session: EditSession;
  readonly mayEdit: boolean;
}): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
  const { session } = props;
  const step = session.shown?.step;
  const [files, setFiles] = useState<WireFiles>({});
  const [path, setPath] = useState('policy.yaml');
  const [text, setText] = useState<string | null>(null);
  const read = session.files;
  // biome-ignore lint/correctness/useExhaustiveDependencies: files are read anew with each step
  useEffect(() => {
    void read().then(setFiles);
  }, [step]);
  const kept = files[path] ?? '';
  return (
    <Card title={e.tabs.files} className="files-editor">
      <p className="quiet empty-line">{e.filesText}</p>
      <div className="file-columns">
        <ul>
          {Object.keys(files)
            .sort()
            .map((each) => (
              <li key={each}>
                <button
                  type="button"
                  className="link"
                  aria-current={each === path ? 'true' : undefined}
                  onClick={() => {
                    setPath(each);
                    setText(null);
                  }}
                >
                  {each}
                </button>
              </li>
            ))}
        </ul>
        <div>
          <textarea
            className="code"
            rows={24}
            value={text ?? kept}
            aria-label={path}
            readOnly={!props.mayEdit}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
          {props.mayEdit && (
            <Button
              size="small"
              disabled={text === null || text === kept}
              onClick={() => {
                if (text !== null) session.edit({ kind: 'file', path, text });
                setText(null);
              }}
            >
              {e.save}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
