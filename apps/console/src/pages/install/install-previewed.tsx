import type { InstallAsked, InstallPreview } from '@sanyi/api';
import { PackagePlus } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useInstall, useInstallPreview } from '../../data/install.ts';
import { INSTALL_WORDS } from '../../messages/install-words.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CodeWords } from '../../parts/code-words.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Button } from '../../ui/button.ts';
import { Input } from '../../ui/input.ts';
import { DifferencesFound } from '../package/differences-found.tsx';
import { JobLine } from '../what-if/job-line.tsx';

type Settings = InstallAsked['settings'];

/** What a package meets here, with the values that the city sets, and the button that installs it. */
export function InstallPreviewed(props: {
  readonly id: string;
  readonly city: string;
}): JSX.Element {
  const { id, city } = props;
  const { lang } = useWords();
  const words = INSTALL_WORDS[lang];
  const [settings, setSettings] = useState<Settings>([]);
  const setAddress = useSetAddress();
  const query = useInstallPreview(id, settings);
  const work = useInstall(id, (draft) => setAddress({ draft }));
  const isRunning = work.job?.state === 'running';
  return (
    <Answer query={query} skeleton={<Skeleton rows={12} tall />}>
      {(found) => (
        <div className="stack">
          <Card
            title={words.sentence(found.from.id, found.id, city)}
            right={
              <Button
                type="primary"
                disabled={!found.mayInstall || isRunning || query.isFetching}
                title={found.mayInstall ? words.installText : words.onlyLook}
                icon={<PackagePlus size={14} strokeWidth={1.7} aria-hidden="true" />}
                onClick={() => work.install(settings)}
              >
                {words.install}
              </Button>
            }
          >
            {!found.mayInstall && <p className="hint pad">{words.onlyLook}</p>}
            <JobLine work={work} />
            {found.local.length > 0 && (
              <OwnValues
                key={found.from.id}
                {...{ found, settings }}
                busy={query.isFetching || isRunning}
                preview={setSettings}
              />
            )}
          </Card>
          <DifferencesFound differences={found} />
        </div>
      )}
    </Answer>
  );
}

/** The values that each city sets: typed here, previewed together. */
function OwnValues(props: {
  readonly found: InstallPreview;
  readonly settings: Settings;
  readonly busy: boolean;
  readonly preview: (settings: Settings) => void;
}): JSX.Element {
  const { m, lang, say } = useWords();
  const words = INSTALL_WORDS[lang];
  const { found, settings, busy } = props;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const shownValue = (name: string, there: string): string => typed[name] ?? there;
  const asked = found.local.flatMap(({ name, there }) => {
    const value = shownValue(name, there).trim();
    return value === '' || value === there ? [] : [{ name, value }];
  });
  const isNew = JSON.stringify(asked) !== JSON.stringify(settings);
  return (
    <form
      className="own-values"
      onSubmit={(event) => {
        event.preventDefault();
        props.preview(asked);
      }}
    >
      <p className="about">{words.ownText}</p>
      <ListTable
        caption={m.differences.local}
        heads={[
          m.differences.value,
          found.there ? say(found.there) : found.from.id,
          say(found.here),
          m.differences.who,
        ]}
      >
        {found.local.map(({ name, title, there, by, codes }) => (
          <tr key={name}>
            <th scope="row">
              {say(title)} <small className="quiet">{name}</small>
            </th>
            <td>
              <CodeWords code={there} codes={codes} />
            </td>
            <td>
              <Input
                aria-label={words.own(say(title))}
                value={shownValue(name, there)}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              />
            </td>
            <td>
              {by === 'nobody' ? (
                <b className="undecided">{m.differences.by[by]}</b>
              ) : (
                m.differences.by[by]
              )}
            </td>
          </tr>
        ))}
      </ListTable>
      <div className="own-values-foot">
        <Button htmlType="submit" disabled={!isNew || busy}>
          {busy ? words.previewing : words.again}
        </Button>
      </div>
    </form>
  );
}
