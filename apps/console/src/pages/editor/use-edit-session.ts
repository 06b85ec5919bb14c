import type { PackageSources, WireFiles } from '@sanyi/api';
import type {
  ColumnOffer,
  DraftAnalysis,
  Edit,
  InDecision,
  MergeConflict,
  PlacedProblem,
  TestReport,
  WrittenEdit,
} from '@sanyi/policy';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Ask, Question, Shown, Told, TriedOr } from './protocol.ts';
import { useWorker } from './use-worker.ts';

/** Tests and the look at whole tables follow when the hand rests for this long. */
const REST_MS = 350;

/** Work on a draft, as the parts of the page see it. */
export type EditSession = {
  readonly shown: Shown | null;
  readonly analysis: DraftAnalysis | null;
  readonly report: TestReport | null;
  /** Whether tests and analysis are of what is shown. */
  readonly settled: boolean;
  readonly edit: (edit: Edit) => void;
  /** What is wrong with a cell or formula as it is being written. */
  readonly checkCell: (edit: WrittenEdit) => Promise<readonly PlacedProblem[]>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly accept: () => void;
  /** What a decision may read and answer. */
  readonly offers: (of: InDecision) => Promise<readonly ColumnOffer[]>;
  readonly files: () => Promise<WireFiles>;
  /** A DMN file of the draft with its decision graph laid out; null where it cannot be read. */
  readonly diagram: (file: string) => Promise<string | null>;
  readonly replace: (files: WireFiles) => void;
  readonly merge: (texts: {
    readonly base: WireFiles;
    readonly theirs: WireFiles;
    readonly keep: boolean;
  }) => Promise<readonly MergeConflict[]>;
  readonly tryInput: (input: Extract<Ask, { readonly ask: 'try' }>['input']) => Promise<TriedOr>;
};

/** Begins work on the files of a draft, in a worker of its own. */
export function useEditSession(
  sources: PackageSources | undefined,
  files: WireFiles | undefined,
): EditSession {
  const ask = useWorker();
  const [shown, setShown] = useState<Shown | null>(null);
  const [report, setReport] = useState<TestReport | null>(null);
  const [analysis, setAnalysis] = useState<DraftAnalysis | null>(null);
  const [settled, setSettled] = useState(false);
  const begun = useRef(false);
  const show = useCallback((told: Told): void => {
    if (told.told === 'shown' || told.told === 'merged') {
      setShown(told.shown);
      setSettled(false);
    }
  }, []);
  useEffect(() => {
    if (!sources || !files || begun.current) return;
    begun.current = true;
    void ask({ ask: 'open', sources, files }).then(show);
  }, [ask, sources, files, show]);
  useEffect(() => {
    if (!shown || settled) return;
    const timer = setTimeout(() => {
      void ask({ ask: 'analyse' }).then(
        (told) => told.told === 'analysis' && setAnalysis(told.analysis),
      );
      void ask({ ask: 'test' }).then((told) => {
        if (told.told !== 'tests') return;
        setReport(told.report);
        setSettled(true);
      });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [ask, shown, settled]);
  const questions = useQuestions(ask);
  return useMemo(() => {
    const move = (question: Question): void => void ask(question).then(show);
    return {
      ...{ shown, analysis, report, settled, ...questions },
      edit: (edit) => move({ ask: 'edit', edit }),
      undo: () => move({ ask: 'undo' }),
      redo: () => move({ ask: 'redo' }),
      accept: () => move({ ask: 'accept' }),
      replace: (replaced) => move({ ask: 'replace', files: replaced }),
      merge: async (texts) => {
        const told = await ask({ ask: 'merge', ...texts });
        show(told);
        return told.told === 'merged' ? told.conflicts : [];
      },
    };
  }, [ask, show, shown, analysis, report, settled, questions]);
}

type Questions = Pick<EditSession, 'checkCell' | 'offers' | 'files' | 'diagram' | 'tryInput'>;

/** What is asked of the worker and changes nothing. */
const useQuestions = (ask: (question: Question) => Promise<Told>): Questions =>
  useMemo(
    () => ({
      checkCell: async (edit) => {
        const told = await ask({ ask: 'cell', edit });
        return told.told === 'cell' ? told.problems : [];
      },
      offers: async (of) => {
        const told = await ask({ ask: 'offers', of });
        return told.told === 'offers' ? told.offers : [];
      },
      files: async () => {
        const told = await ask({ ask: 'files' });
        return told.told === 'files' ? told.files : {};
      },
      diagram: async (file) => {
        const told = await ask({ ask: 'diagram', file });
        return told.told === 'diagram' ? told.xml : null;
      },
      tryInput: async (input) => {
        const told = await ask({ ask: 'try', input });
        return told.told === 'tried' ? told.tried : { ok: false, problems: [] };
      },
    }),
    [ask],
  );
