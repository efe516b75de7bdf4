import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { distrustExitCode } from '../tally.ts';
import type { Tally } from '../tally.ts';

export interface ReportedRun {
  /** Runs a test program that leaves its JSON report in that file; answers its exit code. */
  readonly run: (reportFile: string) => Promise<number>;
  readonly tallyOf: (report: unknown) => Tally;
}

/** Runs a test program and counts by its report. Rejects when there is none: the program broke down or ran out of time. */
export const tallyByReport = async ({ run, tallyOf }: ReportedRun): Promise<Tally> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-report-'));
  const reportFile = path.join(folder, 'report.json');
  try {
    const exitCode = await run(reportFile);
    if (!existsSync(reportFile)) throw new Error(`ended with code ${exitCode} and no report`);
    return distrustExitCode(tallyOf(JSON.parse(await readFile(reportFile, 'utf8'))), exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
