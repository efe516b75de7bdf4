import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { tallyByReport } from './report-file.ts';

const tallyOf = (report: unknown) => ({ passed: Number(report), failed: 0, skipped: [] });

it('counts by the report, and does not believe it when the program failed', async () => {
  const run = (exitCode: number) => async (file: string) => {
    await writeFile(file, '7');
    return exitCode;
  };
  expect(await tallyByReport({ run: run(0), tallyOf })).toEqual({ passed: 7, failed: 0, skipped: [] });
  expect(await tallyByReport({ run: run(1), tallyOf })).toEqual({ passed: 7, failed: 1, skipped: [] });
});

it('rejects when the program left no report', async () => {
  await expect(tallyByReport({ run: async () => 143, tallyOf })).rejects.toThrow('code 143 and no report');
});
