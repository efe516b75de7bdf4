/**
 * How the three parts are bundled: main and preload as CommonJS for the Node inside the oldest Electron the
 * tests run on, one page per kind of window for its Chromium. Everything needed at run time ends up in `out`.
 */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { allowedRequestsByKind, WINDOW_KINDS } from '@nudge/ipc-contract';
import { writeDisplayPictures } from '@nudge/tooling/display-pictures';
import { recordBundledPackages } from '@nudge/tooling/record-bundled-packages';
import { writeTrayContainers } from '@nudge/tooling/tray-containers';
import { defineConfig } from 'electron-vite';
import { rendererAliases } from './renderer-aliases.ts';

const NODE_TARGET = 'node16.17';
const CHROMIUM_TARGET = 'chrome108';

const inApplication = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Pictures of the tray, the task bar and the person, and the sounds: read from disk at run time. */
const copyResources = () => ({
  name: 'nudge-copy-resources',
  writeBundle: (): void => {
    for (const folder of ['icons/tray', 'icons/badge', 'icons/application', 'sounds']) {
      cpSync(inApplication(`../../resources/${folder}`), inApplication(`out/resources/${folder}`), {
        recursive: true,
        filter: (source) => !/\.(svg|ico|icns)$/.test(source),
      });
    }
    writeDisplayPictures(inApplication('out/resources'));
    writeTrayContainers(inApplication('out/resources'));
  },
});

/** Which packages a bundle holds, for the licences that go into the installers. */
const recordPackages = (bundle: string, root = '.') =>
  recordBundledPackages({
    file: inApplication(`out/.bundled-packages/${bundle}.json`),
    root: inApplication(root),
  });

/** Read faster at the start without spaces; names stay, for the frames of a fault in the log. */
const compact = { compress: true, mangle: false, codegen: true } as const;

const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
  minify: compact,
} as const;

const pages: Readonly<Record<string, string>> = Object.fromEntries(
  WINDOW_KINDS.map((kind) => [kind, inApplication(`src/renderer/windows/${kind}/index.html`)]),
);

export default defineConfig({
  main: {
    plugins: [copyResources(), recordPackages('main')],
    build: {
      target: NODE_TARGET,
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          index: inApplication('src/main/index.ts'),
          host: inApplication('src/main/host/utility.ts'),
          screen: inApplication('src/main/screen/utility.ts'),
          'history-worker': inApplication('src/main/services/history/worker/history-worker.ts'),
          'nat-pmp-thread': '@nudge/msnp-engine/nat-pmp-thread',
        },
        // Else its UPnP comes along, which looks for a `package.json` beside the file that it was bundled from.
        treeshake: { moduleSideEffects: [{ test: /\/node_modules\/@achingbrain\//, sideEffects: false }] },
        output: commonJs,
        // Of the web server's notices of old uses, which ours has none of: nobody who builds can do anything about it.
        checks: { eval: false },
      },
    },
  },
  preload: {
    plugins: [recordPackages('preload')],
    define: { ALLOWED_REQUESTS: JSON.stringify(allowedRequestsByKind()) },
    build: {
      target: NODE_TARGET,
      outDir: 'out/preload',
      rolldownOptions: { input: { index: inApplication('src/preload/index.ts') }, output: commonJs },
    },
  },
  renderer: {
    root: inApplication('src/renderer'),
    plugins: [react(), recordPackages('renderer', 'src/renderer')],
    resolve: { alias: rendererAliases },
    build: {
      target: CHROMIUM_TARGET,
      minify: true,
      outDir: inApplication('out/renderer'),
      rolldownOptions: { input: pages },
    },
  },
});
