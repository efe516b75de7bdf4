import { defineConfig } from 'vitest/config';

/** In milliseconds: a bound on what hangs, wide enough for a busy machine. */
const TEST_TIME_LIMIT = 30_000;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'packages',
          include: ['packages/**/*.test.ts', 'apps/{cli,server}/**/*.test.ts', 'e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: TEST_TIME_LIMIT,
          hookTimeout: TEST_TIME_LIMIT,
        },
      },
      'apps/desktop/vitest.config.ts',
    ],
  },
});
