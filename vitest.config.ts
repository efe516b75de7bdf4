import { defineConfig } from 'vitest/config';

const everywhere = ['**/node_modules/**', '**/out/**', 'e2e/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          include: ['packages/**/*.test.{ts,tsx}', 'apps/**/*.test.{ts,tsx}'],
          exclude: [...everywhere, 'apps/desktop/src/renderer/**'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'windows',
          include: ['apps/desktop/src/renderer/**/*.test.{ts,tsx}'],
          exclude: everywhere,
          environment: 'happy-dom',
        },
      },
    ],
  },
});
