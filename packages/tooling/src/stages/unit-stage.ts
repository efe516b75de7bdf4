import path from 'node:path';
import { plainOutput } from '../process/plain-output.ts';
import { runProgram } from '../process/run-program.ts';
import { workspaceProgram } from '../process/workspace-program.ts';
import type { Tally } from '../tally.ts';
import { tallyByReport } from './report-file.ts';
import type { Stage } from './stage.ts';

/** In milliseconds; twice what it takes on two cores. */
const timeLimit = 900_000;

/** What we read of Vitest's JSON report. */
export interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const notRun = new Set(['pending', 'skipped', 'todo', 'disabled']);

/** A file that breaks down before its first test is one failure. */
export const tallyOfUnitReport = (report: UnitReport): Tally => {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  const skipped = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => notRun.has(status))
      .map(({ fullName }) => `${path.basename(name)}: ${fullName}`),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length, skipped };
};

const runVitest = (reportFile: string, patterns: readonly string[]): Promise<number> => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  return runProgram(process.execPath, [workspaceProgram('vitest'), 'run', ...reporters, ...patterns], {
    env: { ...process.env, ...plainOutput({ NO_COLOR: '1' }) },
    timeLimit,
  });
};

/** The stage, narrowed to files whose path holds one of the patterns. */
export const unitStage = (patterns: readonly string[] = []): Stage => ({
  name: 'unit and integration tests',
  run: () =>
    tallyByReport({
      run: (reportFile) => runVitest(reportFile, patterns),
      tallyOf: (report) => tallyOfUnitReport(report as UnitReport),
    }),
});
