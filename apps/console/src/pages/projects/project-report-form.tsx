import { ADDRESSES, type ProjectDetail, type ProjectProgress } from '@sanyi/api';
import { fen as fenOf, parseYuan, yuanText } from '@sanyi/kernel';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { useAct } from '../../data/governance.ts';
import { Card } from '../../parts/card.tsx';
import { SelectField, TextField, WordsField } from '../../parts/fields.tsx';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';

const RISKS = ['low', 'medium', 'high'] as const;

/** The owner reports: dates of milestones still to come, money, risk. */
export function ProjectReportForm({ project }: { readonly project: ProjectDetail }): JSX.Element {
  const { m, lang } = useWords();
  const act = useAct();
  const [dates, setDates] = useState<Dates>(
    project.milestones.map(({ code, forecast, done }) => ({ code, forecast, done })),
  );
  const [spent, setSpent] = useState(yuanOf(project.spentFen));
  const [risk, setRisk] = useState(project.risk);
  const [note, setNote] = useState(project.note);
  const [on, setOn] = useState(project.on);
  const send = (): void => {
    const fen = parseYuan(spent.replaceAll(',', '').trim());
    const body: ProjectProgress = {
      ...{ version: project.version, on, milestones: dates, risk, note },
      spentFen: fen.ok ? String(fen.value) : spent,
    };
    void act.run(`${ADDRESSES.project}${encodeURIComponent(project.id)}/report`, body);
  };
  return (
    <Card title={m.governance.acts.report}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <MilestoneFields project={project} dates={dates} onChange={setDates} />
        <TextField
          label={`${m.governance.spent}, ${lang === 'en' ? 'yuan' : '元'}`}
          value={spent}
          onChange={setSpent}
        />
        <TextField label={m.governance.reportedOn} type="date" value={on} onChange={setOn} />
        <SelectField
          label={m.governance.risk}
          value={risk}
          onChange={(value) => setRisk(RISKS.find((each) => each === value) ?? 'low')}
        >
          {RISKS.map((each) => (
            <option key={each} value={each}>
              {m.governance.risks[each]}
            </option>
          ))}
        </SelectField>
        <WordsField label={m.governance.note} value={note} onChange={setNote} />
        <ActTrouble error={act.error} />
        <p className="form-acts">
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {m.governance.send}
          </Button>
        </p>
      </form>
    </Card>
  );
}

type Dates = ProjectProgress['milestones'];

/** Forecast and day done of every milestone that is still to come. */
function MilestoneFields(props: {
  readonly project: ProjectDetail;
  readonly dates: Dates;
  readonly onChange: (dates: Dates) => void;
}): JSX.Element {
  const { m, say } = useWords();
  const { project, dates, onChange } = props;
  const set = (code: string, change: { forecast?: string; done?: string | null }): void =>
    onChange(dates.map((each) => (each.code === code ? { ...each, ...change } : each)));
  const waiting = project.milestones.filter(({ done }) => done === null);
  return (
    <>
      {waiting.map(({ code, title }) => {
        const each = dates.find((date) => date.code === code);
        return (
          <fieldset className="field-pair" key={code}>
            <legend>{say(title)}</legend>
            <TextField
              label={m.governance.forecast}
              type="date"
              value={each?.forecast ?? ''}
              onChange={(forecast) => set(code, { forecast })}
            />
            <TextField
              label={m.governance.done}
              type="date"
              value={each?.done ?? ''}
              onChange={(done) => set(code, { done: done === '' ? null : done })}
            />
          </fieldset>
        );
      })}
    </>
  );
}

/** Fen as yuan in a field that a person edits. */
const yuanOf = (fen: string): string => yuanText(fenOf(BigInt(fen)));
