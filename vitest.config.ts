import { configDefaults, defineConfig } from 'vitest/config';

/** In milliseconds: a bound on what hangs, wide enough for a busy machine. */
const TEST_TIME_LIMIT = 30_000;

/** A project does not take this over from the whole. */
const maxWorkers = 2;
const DESKTOP = { extends: './apps/desktop/vitest.config.ts', root: './apps/desktop' };
/** These put stand-ins in the place of modules, which other files in the same process would see, too. */
const WITH_STAND_INS = [
  'src/renderer/windows/every-menu.test.tsx',
  'src/renderer/windows/every-dialog.test.tsx',
  'src/main/shell/look-control.test.ts',
];

// One project after the other, so that processes are kept; not isolated: most of the time of a file would be that of loading again what the one before it has loaded.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'packages',
          maxWorkers,
          sequence: { groupOrder: 0 },
          include: ['packages/**/*.test.ts', 'apps/{cli,server}/**/*.test.ts', 'e2e/**/*.test.ts'],
          environment: 'node',
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
          sequence: { groupOrder: 1 },
          include: ['src/**/*.test.{ts,tsx}', 'gallery/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...WITH_STAND_INS],
          isolate: false,
        },
      },
      {
        ...DESKTOP,
        test: {
          name: 'desktop, with stand-ins',
          maxWorkers,
          sequence: { groupOrder: 2 },
          include: WITH_STAND_INS,
        },
      },
    ],
  },
});
