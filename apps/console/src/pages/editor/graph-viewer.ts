import DrdViewer from 'dmn-js-drd/lib/NavigatedViewer';
import Manager from 'dmn-js-shared/lib/base/Manager';

/** dmn-js with its drawing of decision graphs alone: tables have an editor of their own here. */
export class GraphViewer extends Manager {
  override _getViewProviders(): readonly object[] {
    return [{ id: 'drd', constructor: DrdViewer, opens: isDefinitions }];
  }
}

const isDefinitions = (element: { readonly $type?: string }): boolean =>
  element.$type === 'dmn:Definitions';
