import { defineConfig } from '@playwright/test';
import { takeDisplay } from './worker-display.ts';

// Every worker reads this file before its first test.
Object.assign(process.env, takeDisplay(process.env));

/**
 * Each file plays with real applications and a real server. Windows of two files on one display would take the focus
 * from each other, so by itself it is one at a time; `npm test` provides displays for more.
 */
export default defineConfig({
  testDir: './specs',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: '../test-results/report.json' }]],
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  // A test that holds only when it is tried again is reported as flaky, and the root command counts it as failed.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
});
