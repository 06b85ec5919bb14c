import type { Officer } from '@sanyi/api';
import { UserRound } from 'lucide-react';
import type { JSX } from 'react';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { useWords } from '../app/words.tsx';
import { useOfficerGroups } from '../data/acting.ts';
import { useOfficers } from '../data/governance.ts';
import { Dropdown } from '../ui/dropdown.ts';

const NOBODY = 'nobody';

/** In whose name the demonstration acts. Without a choice one looks around and signs nothing. */
export function ActingPicker(): JSX.Element | null {
  const { m, say } = useWords();
  const { acting } = usePreferences();
  const { data } = useOfficers();
  const groups = useOfficerGroups();
  if (!data?.choice || data.rows.length === 0) return null;
  const now = data.acting;
  const group = (label: string, rows: readonly Officer[]) => ({
    type: 'group' as const,
    label,
    children: rows.map((each) => ({
      key: each.id,
      label: (
        <span className="option">
          {say(each.name)}
          <small>{say(each.office)}</small>
        </span>
      ),
    })),
  });
  const items = [
    { key: NOBODY, label: m.governance.nobody },
    ...groups.map(({ label, rows }) => group(label, rows)),
  ];
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items,
        selectable: true,
        selectedKeys: [acting ?? NOBODY],
        onClick: ({ key }) => setPreferences({ acting: key === NOBODY ? null : key }),
        style: { maxHeight: 440, overflowY: 'auto' },
      }}
    >
      <button
        type="button"
        className={now ? 'acting named' : 'acting'}
        aria-haspopup="menu"
        aria-label={`${m.governance.actingAs}: ${now ? `${say(now.name)}, ${say(now.office)}` : m.governance.nobody}`}
        title={now ? say(now.office) : m.governance.nobodyText}
      >
        <UserRound size={15} strokeWidth={1.6} aria-hidden="true" />
        <span className="acting-name">{now ? say(now.name) : m.governance.nobody}</span>
      </button>
    </Dropdown>
  );
}
