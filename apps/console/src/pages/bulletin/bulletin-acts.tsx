import type { BulletinDocument, BulletinFile } from '@sanyi/api';
import { Download, Printer } from 'lucide-react';
import type { JSX } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Button } from '../../ui/button.ts';
import { Dropdown } from '../../ui/dropdown.ts';
import { Segmented } from '../../ui/segmented.ts';
import type { PageLanguage } from './page-language.ts';

const LANGUAGES: readonly PageLanguage[] = ['en', 'zh', 'both'];

/** Language of the pages, print, and every format to take away. */
export function BulletinActs(props: {
  readonly page: BulletinDocument;
  readonly shown: PageLanguage;
}): JSX.Element {
  const { m, lang } = useWords();
  const setAddress = useSetAddress();
  const { page, shown } = props;
  const printed = page.files.find(
    (file) => file.format === 'html' && file.lang === (shown === 'both' ? lang : shown),
  );
  return (
    <div className="bulletin-acts">
      <Segmented<PageLanguage>
        aria-label={m.bulletin.language}
        value={shown}
        options={LANGUAGES.map((value) => ({ value, label: m.bulletin.languages[value] }))}
        onChange={(layout) => setAddress({ layout }, { replace: true })}
      />
      {printed && (
        <Button href={printed.address} target="_blank" rel="noreferrer">
          <Printer size={15} strokeWidth={1.6} aria-hidden="true" /> {m.bulletin.print}
        </Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: page.files
            .filter(({ format }) => format !== 'html')
            .map((file) => ({
              key: file.address,
              label: (
                <a href={file.address} download>
                  <FileName file={file} />
                </a>
              ),
            })),
        }}
      >
        <Button type="primary">
          <Download size={15} strokeWidth={1.6} aria-hidden="true" /> {m.bulletin.download}
        </Button>
      </Dropdown>
    </div>
  );
}

function FileName({ file }: { readonly file: BulletinFile }): JSX.Element {
  const { m } = useWords();
  return (
    <>
      {m.bulletin.formats[file.format]} · {m.bulletin.languages[file.lang]}
    </>
  );
}
