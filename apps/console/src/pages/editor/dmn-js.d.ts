/* Parts of dmn-js, as far as they are used here. */

declare module 'dmn-js-shared/lib/base/Manager' {
  // biome-ignore lint/style/noDefaultExport: the library exports it so
  export default class Manager {
    constructor(options: { readonly container: HTMLElement });
    importXML(xml: string): Promise<{ readonly warnings: readonly unknown[] }>;
    getActiveViewer():
      | { get(name: 'canvas'): { zoom(to?: 'fit-viewport' | number, center?: 'auto'): number } }
      | undefined;
    destroy(): void;
    _getViewProviders(): readonly object[];
  }
}

declare module 'dmn-js-drd/lib/NavigatedViewer' {
  const DrdViewer: object;
  // biome-ignore lint/style/noDefaultExport: the library exports it so
  export default DrdViewer;
}
