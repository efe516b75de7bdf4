import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { colourEnvironment } from '../process/colour-environment.ts';
import { runProgram } from '../process/run-program.ts';
import { workspaceProgram } from '../process/workspace-program.ts';
import { distrustExitCode } from '../tally.ts';
import type { Tally } from '../tally.ts';
import type { Stage } from './stage.ts';

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

const runUnitTests = async (): Promise<Tally> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-unit-'));
  const reportFile = path.join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  try {
    const exitCode = await runProgram(process.execPath, [workspaceProgram('vitest'), 'run', ...reporters], {
      env: colourEnvironment(),
    });
    const report = JSON.parse(await readFile(reportFile, 'utf8')) as UnitReport;
    return distrustExitCode(tallyOfUnitReport(report), exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const unitStage: Stage = { name: 'unit and integration tests', run: runUnitTests };
