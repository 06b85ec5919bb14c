import type { WhatIfStep, WhatIfSteps, WhatIfValue } from '@sanyi/api';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useWords, type Words } from '../../app/words.tsx';
import type { Asked } from '../../data/what-if.ts';
import { useStepsRun, useWhatIfSteps } from '../../data/what-if-more.ts';
import { columnUnit, inUnit, type MoneyUnit, signedYuan } from '../../format/money.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Button } from '../../ui/button.ts';
import { BandBar } from './band-bar.tsx';
import { JobLine } from './job-line.tsx';
import { shownValue } from './scenario.ts';

/** Groups that are told of each change. */
const SHOWN: readonly string[] = ['personClass', 'incomeBand', 'chronic'];

/** Who loses because of which change: the changes made one after the other, adding up to the whole. */
export function ChangesCard(props: {
  readonly asked: Asked;
  readonly values: readonly WhatIfValue[];
}): JSX.Element {
  const { m } = useWords();
  const query = useWhatIfSteps(props.asked);
  const run = useStepsRun(props.asked);
  const isRunning = run.job?.state === 'running';
  const isEstimate = query.data?.state === 'estimate';
  return (
    <Card
      title={m.whatIf.byChange}
      note={m.whatIf.byChangeNote}
      right={
        isEstimate &&
        !isRunning && (
          <Button size="small" onClick={run.start}>
            {m.whatIf.runChanges}
          </Button>
        )
      }
    >
      <JobLine work={run} />
      <Answer query={query} skeleton={<Skeleton rows={3} />}>
        {(found) => <Steps found={found} values={props.values} />}
      </Answer>
      <p className="hint pad">{m.whatIf.addsUp}</p>
    </Card>
  );
}

function Steps(props: {
  readonly found: WhatIfSteps;
  readonly values: readonly WhatIfValue[];
}): JSX.Element {
  const { m, lang } = useWords();
  const { found, values } = props;
  const unit = columnUnit(
    [found, ...found.steps].flatMap(({ patientFen, fundFen, incomeFen }) => [
      patientFen,
      fundFen,
      incomeFen,
    ]),
    lang,
  );
  const about = found.state === 'exact' ? '' : '≈ ';
  const patients = patientsIn(unit, m);
  return (
    <ScrollX label={m.whatIf.byChange}>
      <table className="plain dense bands by-change stacked">
        <caption className="unseen">{m.whatIf.byChange}</caption>
        <thead>
          <tr>
            <th scope="col">{m.whatIf.changeHead}</th>
            <th scope="col" className="number">
              {patients}
            </th>
            <th scope="col" className="number">
              {m.whatIf.fundChange}
            </th>
            <th scope="col" className="number">
              {m.whatIf.hospitals}
            </th>
            <th scope="col">{m.whatIf.people}</th>
            <th scope="col">{m.whatIf.placesHead}</th>
          </tr>
        </thead>
        {found.steps.map((step, at) => (
          <StepRows
            key={`${step.kind} ${step.path}`}
            {...{ step, unit, about }}
            number={at + 1}
            value={values.find(({ path }) => path === step.path)}
          />
        ))}
        <tbody>
          <tr className="strong">
            <th scope="row">{m.whatIf.allChanges}</th>
            <Money of={found} unit={unit} about={about} />
            <td className="band-cell" colSpan={2} />
          </tr>
        </tbody>
      </table>
    </ScrollX>
  );
}

function StepRows(props: {
  readonly step: WhatIfStep;
  readonly number: number;
  readonly unit: MoneyUnit;
  readonly about: string;
  readonly value: WhatIfValue | undefined;
}): JSX.Element {
  const { m, say } = useWords();
  const { step, number, unit, about, value } = props;
  const [isOpen, setOpen] = useState(false);
  const all = step.people.find(({ dimension }) => dimension === 'all');
  const shown = (text: string): string => (value ? shownValue(text, value.kind) : text);
  const places = step.levels.reduce<number[]>(
    (sum, { bands }) => bands.map((count, at) => count + (sum[at] ?? 0)),
    [],
  );
  const title = say(step.title);
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <tbody>
      <tr>
        <th scope="row">
          <button
            type="button"
            className="step-toggle"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon size={14} strokeWidth={1.6} aria-hidden="true" />
            <span>
              {number}. {title}
              {step.from !== null && step.to !== null && (
                <small className="quiet">
                  {` ${shown(step.from)} → ${shown(step.to)}${value?.kind === 'rate' ? ' %' : ''}`}
                </small>
              )}
            </span>
          </button>
        </th>
        <Money of={step} unit={unit} about={about} />
        <td className="band-cell" data-label={m.whatIf.people}>
          {all && <BandBar title={title} bands={all.bands} />}
        </td>
        <td className="band-cell" data-label={m.whatIf.placesHead}>
          {places.length > 0 && (
            <BandBar title={`${title}${m.shell.comma}${m.whatIf.placesHead}`} bands={places} />
          )}
        </td>
      </tr>
      {isOpen && <Groups step={step} unit={unit} about={about} />}
    </tbody>
  );
}

/** Who is touched by one change: groups of persons by what each pays, levels by what they take in. */
function Groups(props: {
  readonly step: WhatIfStep;
  readonly unit: MoneyUnit;
  readonly about: string;
}): JSX.Element {
  const { m, say } = useWords();
  const { step, unit, about } = props;
  const groups = step.people.filter(({ dimension }) => SHOWN.includes(dimension));
  return (
    <>
      {groups.map((group) => (
        <tr key={`${group.dimension} ${group.key}`} className="sub">
          <th scope="row">{say(group.title)}</th>
          <td className="number" colSpan={3} data-label="">
            {`${about}${signedYuan(group.eachFen)} ${m.whatIf.each}`}
          </td>
          <td className="band-cell" data-label={m.whatIf.people}>
            <BandBar title={say(group.title)} bands={group.bands} />
          </td>
          <td />
        </tr>
      ))}
      {step.levels.map((level) => (
        <tr key={`level ${level.key}`} className="sub">
          <th scope="row">{say(level.title)}</th>
          <td
            className="number"
            colSpan={3}
            data-label={`${m.whatIf.hospitals}${m.shell.comma}${unit.header}`}
          >
            {signed(level.changeFen, { unit, about })}
          </td>
          <td />
          <td className="band-cell" data-label={m.whatIf.placesHead}>
            <BandBar title={say(level.title)} bands={level.bands} />
          </td>
        </tr>
      ))}
    </>
  );
}

function Money(props: {
  readonly of: {
    readonly patientFen: string;
    readonly fundFen: string;
    readonly incomeFen: string;
  };
  readonly unit: MoneyUnit;
  readonly about: string;
}): JSX.Element {
  const { m } = useWords();
  const { of, ...how } = props;
  const shown = (fen: string): string => signed(fen, how);
  return (
    <>
      <td className="number" data-label={patientsIn(how.unit, m)}>
        {shown(of.patientFen)}
      </td>
      <td className="number" data-label={m.whatIf.fundChange}>
        {shown(of.fundFen)}
      </td>
      <td className="number" data-label={m.whatIf.hospitals}>
        {shown(of.incomeFen)}
      </td>
    </>
  );
}

/** The head of what patients pay, with the unit of all columns of money. */
const patientsIn = (unit: MoneyUnit, m: Words['m']): string =>
  `${m.whatIf.patientChange}${m.shell.comma}${unit.header}`;

/** A change with its sign; nothing is exactly nothing. */
function signed(
  fen: string,
  { unit, about }: { readonly unit: MoneyUnit; readonly about: string },
): string {
  const sign = BigInt(fen) > 0n ? '+' : '';
  return fen === '0' ? '0' : about + sign + inUnit(fen, unit);
}
