import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { fixtures } from './dev/fixtures-plugin.ts';
import { tokensCss } from './src/tokens/tokens-css.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const TOKENS = 'virtual:tokens.css';

/** Writes the tokens of `src/tokens` as CSS variables, so that colour has one home. */
function tokens(): Plugin {
  return {
    name: 'sanyi-tokens',
    resolveId: (id) => (id === TOKENS ? `\0${TOKENS}` : null),
    load: (id) => (id === `\0${TOKENS}` ? tokensCss() : null),
  };
}

// A server that answers `/api` while pages are being written; invented answers without one.
const server = process.env.SANYI_SERVER;

// The packages of floors 0 to 4 are pure, so what is not used of them is left out whole.
const treeshake = {
  moduleSideEffects: (id: string): boolean => !/[\\/]packages[\\/]\w+[\\/]src[\\/]/.test(id),
};

const config: UserConfig = defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), tokens(), ...(server ? [] : [fixtures()])],
  ...(server ? { server: { proxy: { '/api': server, '/healthz': server } } } : {}),
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: { treeshake },
  },
  // What runs beside the page is cut like the page.
  worker: { format: 'es', rolldownOptions: { treeshake } },
});

export default config;
