import { ADDRESSES, LIMITS, type ProjectDetail, type ProjectList } from '@sanyi/api';
import { useNavigate } from '@tanstack/react-router';
import { Plus, X } from 'lucide-react';
import { type JSX, useState } from 'react';
import { carried, readAddress } from '../../app/address.ts';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useAct } from '../../data/governance.ts';
import { Card } from '../../parts/card.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import { DistrictField, OwnerField } from '../governance/fields.tsx';
import { asked, EMPTY, LEVELS, type MilestoneDraft, type ProjectDraft } from './project-draft.ts';

/** Registers a key project: exactly one responsible person, a budget, milestones in order. */
export function NewProjectForm({ list }: { readonly list: ProjectList }): JSX.Element {
  const { m } = useWords();
  const words = m.governance;
  const address = useAddress();
  const setAddress = useSetAddress();
  const navigate = useNavigate();
  const act = useAct();
  const [draft, setDraft] = useState<ProjectDraft>(EMPTY);
  const set = (change: Partial<ProjectDraft>): void => setDraft({ ...draft, ...change });
  const register = async (): Promise<void> => {
    const made = await act.run<ProjectDetail>(ADDRESSES.projects, asked(draft));
    if (!made) return;
    void navigate({ to: `/projects/${made.id}`, search: readAddress(carried(address)) });
  };
  return (
    <Card
      title={words.newProject}
      note={words.newProjectText}
      className="form-card"
      foot={words.alarmRule(list.alarmRule)}
    >
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void register();
        }}
      >
        <TextField label={words.titleEn} value={draft.en} onChange={(en) => set({ en })} />
        <TextField label={words.titleZh} value={draft.zh} onChange={(zh) => set({ zh })} />
        <SelectField
          label={words.level}
          value={draft.level}
          onChange={(value) => set({ level: LEVELS.find((each) => each === value) ?? draft.level })}
        >
          {LEVELS.map((each) => (
            <option key={each} value={each}>
              {words.projectLevels[each]}
            </option>
          ))}
        </SelectField>
        <DistrictField value={draft.district} onChange={(district) => set({ district })} />
        <OwnerField
          value={draft.owner}
          district={draft.district || null}
          onChange={(owner) => set({ owner })}
        />
        <TextField
          label={words.budgetField}
          value={draft.budget}
          hint="120,000,000"
          onChange={(budget) => set({ budget })}
        />
        <Milestones milestones={draft.milestones} onChange={(milestones) => set({ milestones })} />
        <ActTrouble error={act.error} />
        <p className="form-acts">
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {words.register}
          </Button>
          <Button onClick={() => setAddress({ view: undefined })}>{m.shell.close}</Button>
        </p>
      </form>
    </Card>
  );
}

/** One line for each milestone, in the order in which they are planned. */
function Milestones(props: {
  readonly milestones: readonly MilestoneDraft[];
  readonly onChange: (milestones: readonly MilestoneDraft[]) => void;
}): JSX.Element {
  const { m } = useWords();
  const { milestones, onChange } = props;
  const set = (at: number, change: Partial<MilestoneDraft>): void =>
    onChange(milestones.map((each, place) => (place === at ? { ...each, ...change } : each)));
  return (
    <fieldset className="milestone-fields">
      <legend>{m.governance.milestones}</legend>
      {milestones.map((each, at) => (
        <div className="milestone-line" key={each.code}>
          <TextField
            label={m.governance.milestoneTitle(at + 1)}
            value={each.title}
            onChange={(title) => set(at, { title })}
          />
          <TextField
            label={m.governance.plan}
            type="date"
            value={each.plan}
            onChange={(plan) => set(at, { plan })}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={m.governance.removeMilestone(at + 1)}
            disabled={milestones.length === 1}
            onClick={() => onChange(milestones.filter((_, place) => place !== at))}
          >
            <X size={16} strokeWidth={1.6} aria-hidden="true" />
          </button>
        </div>
      ))}
      {milestones.length < LIMITS.milestones && (
        <Button onClick={() => onChange([...milestones, next(milestones)])}>
          <Plus size={15} strokeWidth={1.6} aria-hidden="true" /> {m.governance.addMilestone}
        </Button>
      )}
    </fieldset>
  );
}

/** Another line, with a code that none before it has. */
const next = (milestones: readonly MilestoneDraft[]): MilestoneDraft => {
  const numbers = milestones.map(({ code }) => Number(code.slice(1)));
  return { code: `m${Math.max(0, ...numbers) + 1}`, title: '', plan: '' };
};
