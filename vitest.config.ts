import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'packages',
          include: ['packages/**/*.test.ts', 'apps/{cli,server}/**/*.test.ts', 'e2e/**/*.test.ts'],
          environment: 'node',
        },
      },
      'apps/desktop/vitest.config.ts',
    ],
  },
});
