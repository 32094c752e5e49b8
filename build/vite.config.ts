import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The oldest Electron that must run what is built here is 33: Node 20.18 and Chromium 130. */
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

/** The page. Relative addresses and no inline script, so that one strict policy serves both doors. */
const renderer: UserConfig = {
  root: `${root}renderer`,
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: `${root}dist/renderer`,
    emptyOutDir: true,
    target: CHROMIUM,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
              priority: 2,
            },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs)[\\/]/ },
          ],
        },
      },
    },
  },
};

/**
 * The main process: our own modules in one file, packages left to `node_modules`. CommonJS, because Electron runs it to
 * the end before it is ready, and schemes and the sandbox must be settled by then; an ES module it may overtake. Packages
 * that exist as ES modules only are bundled in: Node 20 cannot require them.
 */
const main: UserConfig = {
  root,
  publicDir: false,
  build: {
    ssr: 'electron/main.ts',
    outDir: `${root}dist`,
    emptyOutDir: false,
    target: NODE,
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'main.cjs' } },
  },
  ssr: { noExternal: ['canonicalize', 'cdigit', 'qr'] },
};

/** The thread that copies and verifies ledgers: a file of its own beside the main process, which starts it. */
const copyThread: UserConfig = {
  ...main,
  build: {
    ...main.build,
    ssr: 'electron/ledger/copy-thread.ts',
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'copy-thread.cjs' } },
  },
};

/** The thread that settles years again. */
const replayThread: UserConfig = {
  ...main,
  build: {
    ...main.build,
    ssr: 'electron/resettling/replay-thread.ts',
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'replay-thread.cjs' } },
  },
};

/** The preload runs in the sandbox, which knows CommonJS and `electron` only: all else is bundled in. */
const preload: UserConfig = {
  root,
  publicDir: false,
  build: {
    ssr: 'electron/preload.ts',
    outDir: `${root}dist`,
    emptyOutDir: false,
    target: CHROMIUM,
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs' },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
};

/** `vite build --mode main|copy-thread|replay-thread|preload` builds those; any other mode is the page. */
export default defineConfig(({ mode }) => {
  if (mode === 'main') return main;
  if (mode === 'copy-thread') return copyThread;
  if (mode === 'replay-thread') return replayThread;
  return mode === 'preload' ? preload : renderer;
});
