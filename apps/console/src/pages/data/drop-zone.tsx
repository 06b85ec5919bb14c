import { FileSpreadsheet } from 'lucide-react';
import { type JSX, useId, useState } from 'react';
import { useWords } from '../../app/words.tsx';

/** Takes one file, dropped or chosen. */
export function DropZone(props: { readonly onFile: (file: File) => void }): JSX.Element {
  const { m } = useWords();
  const [over, setOver] = useState(false);
  const id = useId();
  const first = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) props.onFile(file);
  };
  return (
    <label
      htmlFor={id}
      className={over ? 'drop-zone over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        first(event.dataTransfer.files);
      }}
    >
      <FileSpreadsheet size={26} strokeWidth={1.4} aria-hidden="true" />
      <b>{m.reports.drop}</b>
      <span>{m.reports.dropText}</span>
      <span className="button-link">{m.reports.choose}</span>
      <input
        id={id}
        type="file"
        accept=".xlsx,.csv,text/csv"
        className="unseen"
        onChange={(event) => {
          first(event.target.files);
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
        }}
      />
    </label>
  );
}
