import { ADDRESSES, type DraftDetail, type DraftVersion, type WireFiles } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useClock } from '../../data/clock.ts';
import { fetchJson } from '../../data/fetch-json.ts';
import { Card } from '../../parts/card.tsx';
import { editorWords } from './test-words.ts';

/** Every version that was saved; each can be brought back onto the screen. */
export function DraftHistory(props: {
  readonly draft: DraftDetail;
  readonly mayEdit: boolean;
  readonly onRestore: (files: WireFiles, version: number) => void;
}): JSX.Element {
  const words = useWords();
  const { say } = words;
  const e = editorWords(words);
  const { draft } = props;
  const { instant } = useClock();
  const restore = async (version: number): Promise<void> => {
    const address = `${ADDRESSES.draft}${encodeURIComponent(draft.id)}/version`;
    const found = await fetchJson<DraftVersion>(address, { query: { version } });
    props.onRestore(found.files, version);
  };
  return (
    <Card title={e.tabs.history}>
      <ol className="history">
        {[...draft.history].reverse().map((each) => (
          <li key={each.version}>
            <b>
              {e.version} {each.version}
            </b>{' '}
            {say(each.by.name)} {e.acts[each.act] ?? each.act}
            <small className="quiet">
              {say(each.by.office)} · <time dateTime={each.at}>{instant(each.at)}</time>
              {props.mayEdit && each.version !== draft.version && (
                <button type="button" className="link" onClick={() => void restore(each.version)}>
                  {e.restore}
                </button>
              )}
            </small>
          </li>
        ))}
      </ol>
    </Card>
  );
}
