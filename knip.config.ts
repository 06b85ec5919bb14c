import type { KnipConfig } from 'knip';

/** What is reached from where, so that nothing is exported or depended on in vain. */
const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: [
        'tools/**/*.{ts,mjs}',
        'tests/**/*.ts',
        'bench/**/*.{ts,mjs}',
        'policies/**/*.test.ts',
      ],
      // Programs of the system; a test that needs them is skipped where they are not to be had.
      ignoreBinaries: ['mount', 'umount', 'unshare'],
    },
    'packages/store': {
      // Typefaces are read as files, by the path inside their packages.
      ignoreDependencies: ['@expo-google-fonts/noto-sans-sc', '@expo-google-fonts/noto-serif-sc'],
    },
    'apps/console': {
      entry: ['dev/shoot.mjs'],
    },
    'apps/cli': {
      entry: ['bin/*.js'],
      ignoreBinaries: ['apt-get'],
    },
  },
  compilers: {
    // Fonts are named in style sheets only.
    css: (text) =>
      [...text.matchAll(/(?:url\(|@import )"([^"]+)"/g)]
        .map(([, path]) => `import "${path}";`)
        .join('\n'),
  },
};

export default config;
