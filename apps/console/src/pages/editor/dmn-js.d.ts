declare module 'dmn-js/lib/NavigatedViewer' {
  /** The viewer of dmn-js, as far as it is used here. */
  // biome-ignore lint/style/noDefaultExport: the library exports it so
  export default class NavigatedViewer {
    constructor(options: { readonly container: HTMLElement });
    importXML(xml: string): Promise<{ readonly warnings: readonly unknown[] }>;
    getActiveViewer():
      | { get(name: 'canvas'): { zoom(to: 'fit-viewport', center: 'auto'): void } }
      | undefined;
    destroy(): void;
  }
}
