import type { PackageSources, WireFiles } from '@sanyi/api';
import type { DraftAnalysis, Edit, MergeConflict, PlacedProblem, TestReport } from '@sanyi/policy';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Ask, CellEdit, Shown, Told, TriedOr } from './protocol.ts';

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
  /** What is wrong with a cell as it is being written. */
  readonly checkCell: (edit: CellEdit) => Promise<readonly PlacedProblem[]>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly accept: () => void;
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

type Question = Ask extends infer Each ? (Each extends Ask ? Omit<Each, 'id'> : never) : never;

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
  const checkCell = useCallback(
    async (edit: CellEdit) => {
      const told = await ask({ ask: 'cell', edit });
      return told.told === 'cell' ? told.problems : [];
    },
    [ask],
  );
  const writtenFiles = useCallback(async () => {
    const told = await ask({ ask: 'files' });
    return told.told === 'files' ? told.files : {};
  }, [ask]);
  const diagram = useCallback(
    async (file: string) => {
      const told = await ask({ ask: 'diagram', file });
      return told.told === 'diagram' ? told.xml : null;
    },
    [ask],
  );
  return useMemo(() => {
    const move = (question: Question): void => void ask(question).then(show);
    return {
      ...{ shown, analysis, report, settled, checkCell, diagram },
      files: writtenFiles,
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
      tryInput: async (input) => {
        const told = await ask({ ask: 'try', input });
        return told.told === 'tried' ? told.tried : { ok: false, problems: [] };
      },
    };
  }, [ask, show, shown, analysis, report, settled, checkCell, diagram, writtenFiles]);
}

/** A worker that answers each question once. */
function useWorker(): (question: Question) => Promise<Told> {
  const worker = useRef<Worker | null>(null);
  const waiting = useRef(new Map<number, (told: Told) => void>());
  const next = useRef(0);
  const start = useCallback((): Worker => {
    const made = new Worker(new URL('./edit-worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('message', (event: MessageEvent<Told>) => {
      waiting.current.get(event.data.id)?.(event.data);
      waiting.current.delete(event.data.id);
    });
    return made;
  }, []);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  return useCallback(
    (question) =>
      new Promise((resolve) => {
        worker.current ??= start();
        next.current += 1;
        const id = next.current;
        waiting.current.set(id, resolve);
        worker.current.postMessage({ id, ...question });
      }),
    [start],
  );
}
