import { ADDRESSES, type NewTask, type TaskDetail } from '@sanyi/api';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { carried, readAddress } from '../../app/address.ts';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useActing } from '../../data/acting.ts';
import { useOverview } from '../../data/answers.ts';
import { useAct } from '../../data/governance.ts';
import { periodText } from '../../format/period.ts';
import { Card } from '../../parts/card.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { useReadyStatus } from '../../shell/use-scope.ts';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import { DistrictField, OwnerField } from '../governance/fields.tsx';

type Draft = {
  readonly district: string;
  readonly indicator: string;
  readonly period: string;
  readonly title: string;
  readonly owner: string;
  readonly deadline: string;
};

/** A new task: from a figure, which a later quarter then decides, or by hand. */
export function NewTaskForm(): JSX.Element {
  const { m } = useWords();
  const setAddress = useSetAddress();
  const navigate = useNavigate();
  const address = useAddress();
  const act = useAct();
  const [draft, setDraft] = useDraft();
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const open = async (): Promise<void> => {
    const made = await act.run<TaskDetail>(ADDRESSES.tasks, asked(draft));
    if (!made) return;
    void navigate({ to: `/tasks/${made.id}`, search: readAddress(carried(address)) });
  };
  return (
    <Card title={m.governance.newTask} note={m.governance.newTaskText} className="form-card">
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <DistrictField
          value={draft.district}
          onChange={(value) => set({ district: value, owner: value || draft.owner })}
        />
        <IndicatorField value={draft.indicator} onChange={(indicator) => set({ indicator })} />
        {draft.indicator !== '' && (
          <PeriodField value={draft.period} onChange={(value) => set({ period: value })} />
        )}
        <OwnerField
          value={draft.owner}
          district={draft.district || null}
          onChange={(owner) => set({ owner })}
        />
        <TextField
          label={m.governance.deadline}
          type="date"
          value={draft.deadline}
          onChange={(deadline) => set({ deadline })}
        />
        <TextField
          label={m.governance.titleField}
          value={draft.title}
          {...(draft.indicator === '' ? {} : { hint: m.governance.titleHint })}
          onChange={(title) => set({ title })}
        />
        <ActTrouble error={act.error} />
        <p className="form-acts">
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {m.governance.open}
          </Button>
          <Button onClick={() => setAddress({ view: undefined, by: undefined })}>
            {m.shell.close}
          </Button>
        </p>
      </form>
    </Card>
  );
}

/** The draft, begun from what the address and the acting person say. */
function useDraft(): [Draft, (draft: Draft) => void] {
  const { place, period, by } = useAddress();
  const status = useReadyStatus();
  const acting = useActing();
  const known = status?.districts.some(({ id }) => id === place) ? (place ?? '') : '';
  const district = acting?.district ?? known;
  return useState<Draft>({
    district,
    indicator: by ?? '',
    period: period ?? status?.periods.at(-1) ?? '',
    title: '',
    owner: district,
    deadline: '',
  });
}

/** What the server is asked; fields left empty are left out, so that it fills or refuses them. */
function asked({ district, indicator, period, title, owner, deadline }: Draft): NewTask {
  const said = title.trim();
  return {
    district: district === '' ? null : district,
    owners: owner === '' ? [] : [owner],
    ...(indicator === '' ? {} : { indicator, period }),
    ...(said === '' ? {} : { title: { en: said, zh: said } }),
    ...(deadline === '' ? {} : { deadline }),
  };
}

type Field = { readonly value: string; readonly onChange: (value: string) => void };

/** The figures that the overview shows for each district. */
function IndicatorField({ value, onChange }: Field): JSX.Element {
  const { m, say } = useWords();
  const { period } = useAddress();
  const overview = useOverview(period).data;
  const headlines = (overview?.headlines ?? []).map(({ id, title }) => ({ id, title }));
  const alerted = (overview?.alerts ?? []).map(({ indicator, figure }) => ({
    id: indicator,
    title: headlines.find(({ id }) => id === indicator)?.title ?? figure.unitText,
  }));
  const growth = { id: 'expense-growth', title: m.pages.growth };
  const known = new Map<string, string>([[growth.id, growth.title]]);
  for (const each of headlines)
    if (each.id !== 'expense-total') known.set(each.id, say(each.title));
  for (const each of alerted) if (!known.has(each.id)) known.set(each.id, each.id);
  if (value !== '' && !known.has(value)) known.set(value, value);
  return (
    <SelectField label={m.governance.indicator} value={value} onChange={onChange}>
      <option value="">{m.governance.noIndicator}</option>
      {[...known].map(([id, title]) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </SelectField>
  );
}

function PeriodField({ value, onChange }: Field): JSX.Element {
  const { m, lang } = useWords();
  const periods = useReadyStatus()?.periods ?? [];
  return (
    <SelectField label={m.governance.period} value={value} onChange={onChange}>
      {[...periods].reverse().map((id) => (
        <option key={id} value={id}>
          {periodText(id, lang)}
        </option>
      ))}
    </SelectField>
  );
}
