import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { ISOLATED_FILES } from './packages/tooling/src/unit/test-order.ts';
import { UnitSequencer } from './packages/tooling/src/unit/unit-sequencer.ts';

/** In milliseconds: a bound on what hangs, wide enough for a busy machine. */
const TEST_TIME_LIMIT = 30_000;

/** A project does not take this over from the whole. */
const maxWorkers = 2;
const DESKTOP = { extends: './apps/desktop/vitest.config.ts', root: './apps/desktop' };

/** What Node made of the sources of programs that tests start over and over. */
const COMPILED = fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

// Not isolated: most of the time of a file would be that of loading again what the one before it has loaded.
export default defineConfig({
  test: {
    sequence: { sequencer: UnitSequencer },
    projects: [
      {
        test: {
          name: 'packages',
          maxWorkers,
          include: ['packages/**/*.test.ts', 'apps/{cli,server}/**/*.test.ts', 'e2e/**/*.test.ts'],
          environment: 'node',
          env: { NODE_COMPILE_CACHE: COMPILED },
          isolate: false,
          testTimeout: TEST_TIME_LIMIT,
          hookTimeout: TEST_TIME_LIMIT,
        },
      },
      {
        ...DESKTOP,
        test: {
          name: 'desktop',
          maxWorkers,
          include: ['src/**/*.test.{ts,tsx}', 'gallery/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...ISOLATED_FILES],
          isolate: false,
        },
      },
      {
        ...DESKTOP,
        test: {
          name: 'desktop, isolated',
          maxWorkers,
          include: [...ISOLATED_FILES],
        },
      },
    ],
  },
});
