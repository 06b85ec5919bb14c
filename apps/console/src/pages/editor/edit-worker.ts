import type { WireFiles } from '@sanyi/api';
import { DMN_LIMITS, readDmn, writeDiagram } from '@sanyi/feel';
import { settleTest } from '@sanyi/insurance';
import {
  type DraftSession,
  draftSession,
  mergeFiles,
  type PackageFiles,
  readLibrary,
} from '@sanyi/policy';
import type { Ask, Shown, Told } from './protocol.ts';

/*
 * The rules run here, beside the page: a keystroke never waits for a check. Decisions run as
 * closures, because the content security policy of the console allows no generated code.
 */

let session: DraftSession | null = null;
let step = 0;

self.addEventListener('message', (event: MessageEvent<Ask>) => {
  // Only the page that started this worker can send to it.
  const ask = event.data;
  self.postMessage({ id: ask.id, ...answer(ask) });
});

type Answer = Told extends infer Each ? (Each extends Told ? Omit<Each, 'id'> : never) : never;

function answer(ask: Ask): Answer {
  if (ask.ask === 'open') return opened(ask);
  const at = session;
  if (!at) return { told: 'trouble', problems: [] };
  switch (ask.ask) {
    case 'edit':
      return moved(at, () => at.apply(ask.edit));
    case 'undo':
      return moved(at, () => at.undo());
    case 'redo':
      return moved(at, () => at.redo());
    case 'accept':
      return moved(at, () => at.accept());
    case 'replace':
      return moved(at, () => at.replace(filesOf(ask.files)));
    case 'merge':
      return merged(at, ask);
    case 'cell':
      return { told: 'cell', problems: at.checkCell(ask.edit) };
    case 'offers':
      return { told: 'offers', offers: at.offers(ask.of) };
    case 'test':
      return { told: 'tests', report: at.test() };
    case 'analyse':
      return { told: 'analysis', analysis: at.analyse() };
    case 'files':
      return { told: 'files', files: Object.fromEntries(at.now().files) };
    case 'diagram': {
      const model = readDmn(at.now().files.get(ask.file) ?? '', DMN_LIMITS);
      return { told: 'diagram', xml: model.ok ? writeDiagram(model.value) : null };
    }
    case 'try': {
      const tried = at.tryInput(ask.input);
      return { told: 'tried', tried };
    }
  }
}

function opened(ask: Extract<Ask, { readonly ask: 'open' }>): Answer {
  const folders = ask.sources.packages.map(({ name, files }) => ({ name, files: filesOf(files) }));
  const library = readLibrary(folders, { target: 'closures' });
  if (!library.ok) return { told: 'trouble', problems: library.problems };
  session = draftSession({
    place: ask.sources.place,
    library: library.value,
    files: filesOf(ask.files),
    options: { target: 'closures', settleCase: settleTest },
  });
  return { told: 'shown', shown: shown(session) };
}

function moved(at: DraftSession, move: () => unknown): Answer {
  const before = at.now();
  move();
  if (at.now() !== before) step += 1;
  return { told: 'shown', shown: shown(at) };
}

/** Mine over theirs, or theirs in place of mine; either is a step that can be undone. */
function merged(at: DraftSession, ask: Extract<Ask, { readonly ask: 'merge' }>): Answer {
  const theirs = filesOf(ask.theirs);
  const both = ask.keep
    ? mergeFiles({ base: filesOf(ask.base), mine: at.now().files, theirs })
    : { files: theirs, conflicts: [] };
  at.replace(both.files);
  step += 1;
  return { told: 'merged', shown: shown(at), conflicts: both.conflicts };
}

const filesOf = (files: WireFiles): PackageFiles => new Map(Object.entries(files));

function shown(at: DraftSession): Shown {
  const { view, problems, linked } = at.now();
  const { can } = at;
  return { view, problems, undo: can.undo(), redo: can.redo(), sound: linked !== null, step };
}
