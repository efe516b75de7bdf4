import { defineConfig } from '@playwright/test';

/** Each file plays with real applications and a real server: one at a time is all that two cores carry. */
export default defineConfig({
  testDir: './specs',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: '../test-results/report.json' }]],
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  // A test that holds only when it is tried again is named by the root command.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
});
