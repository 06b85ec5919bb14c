import { type JSX, useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import { labelled } from './graph-labels.ts';
import { GraphViewer } from './graph-viewer.ts';
import { editorWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

/** The graph of decisions of a file, drawn by dmn-js; its mark stays visible, as its licence asks. */
export function DecisionGraph(props: {
  readonly session: EditSession;
  readonly file: string;
  readonly decision: string;
}): JSX.Element {
  const words = useWords();
  const { lang } = words;
  const e = editorWords(words);
  const box = useRef<HTMLDivElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { file, session } = props;
  const { diagram } = session;
  const step = session.shown?.step;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew with each step
  useEffect(() => {
    const container = box.current;
    if (!container) return;
    const viewer = new GraphViewer({ container });
    const drawn = lang === 'zh' ? labelled : (xml: string) => xml;
    let gone = false;
    void diagram(file).then(async (xml) => {
      if (gone || xml === null) return;
      try {
        await viewer.importXML(drawn(xml));
        if (!gone) fit(viewer);
        setTrouble(null);
      } catch (error) {
        setTrouble(error instanceof Error ? error.message : String(error));
      }
    });
    return () => {
      gone = true;
      viewer.destroy();
    };
  }, [file, step, diagram, lang]);
  return (
    <div className="decision-graph">
      <p className="quiet empty-line">{e.diagramText}</p>
      {trouble !== null && <p className="cell-problem empty-line">{trouble}</p>}
      <div className="graph-box" ref={box} />
    </div>
  );
}

/** What is left free around a drawing that fits. */
const MARGIN = 0.92;

function fit(viewer: GraphViewer): void {
  const canvas = viewer.getActiveViewer()?.get('canvas');
  canvas?.zoom('fit-viewport', 'auto');
  canvas?.zoom(canvas.zoom() * MARGIN, 'auto');
}
