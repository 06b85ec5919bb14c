import { ADDRESSES, type Job } from '@sanyi/api';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { useWords } from '../app/words.tsx';
import { AnswerError, fetchJson } from '../data/fetch-json.ts';
import { openSheet } from '../shell/sheets.ts';
import { useReadyStatus } from '../shell/use-scope.ts';
import { Button } from '../ui/button.ts';

type Stage = 'quiet' | 'asking' | 'running';

/** Makes the demo anew; asks once, and is not there where nothing may be removed. */
export function ResetDemo(): JSX.Element | null {
  const { m, say } = useWords();
  const status = useReadyStatus();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [stage, setStage] = useState<Stage>('quiet');
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!status?.canReset) return null;
  const reset = async (): Promise<void> => {
    setStage('running');
    try {
      await fetchJson<Job>(ADDRESSES.reset, { method: 'POST', body: { confirm: true } });
      openSheet(null);
      await navigate({ to: '/', search: {} });
      await queries.resetQueries();
    } catch (error) {
      const told = error instanceof AnswerError && error.problem ? say(error.problem.detail) : '';
      setTrouble(`${m.tour.resetFailed} ${told}`.trim());
      setStage('quiet');
    }
  };
  return (
    <div className="reset-demo">
      <h4>{m.tour.reset}</h4>
      <p className="quiet">{stage === 'asking' ? m.tour.resetAsk : m.tour.resetText}</p>
      {trouble && <p role="alert">{trouble}</p>}
      {stage === 'asking' ? (
        <span className="reset-acts">
          <Button type="primary" onClick={() => void reset()}>
            {m.tour.resetYes}
          </Button>
          <Button autoFocus onClick={() => setStage('quiet')}>
            {m.tour.resetNo}
          </Button>
        </span>
      ) : (
        <Button loading={stage === 'running'} onClick={() => setStage('asking')}>
          {m.tour.reset}
        </Button>
      )}
    </div>
  );
}
