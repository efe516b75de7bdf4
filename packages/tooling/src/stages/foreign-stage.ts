import { existsSync } from 'node:fs';
import { captureProgram } from '../process/capture-program.ts';
import { collectProgram } from '../process/collect-program.ts';
import { inRepository } from '../repository.ts';
import { print } from '../say.ts';
import { distrustExitCode, emptyTally, skippedCheck } from '../tally.ts';
import type { Tally } from '../tally.ts';
import type { Stage } from './stage.ts';

const script = 'e2e/foreign/run.ts';
/** The oldest cargo that understands the client's edition: major and minor version. */
const oldestCargo = [1, 85] as const;

/** Whether `cargo --version` tells of one that is recent enough. */
export const cargoIsRecent = (versionLine: string): boolean => {
  const [, major, minor] = /^cargo (\d+)\.(\d+)\./.exec(versionLine) ?? [];
  if (major === undefined || minor === undefined) return false;
  const [oldestMajor, oldestMinor] = oldestCargo;
  return Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
};

const isTally = (value: unknown): value is Tally =>
  typeof value === 'object' &&
  value !== null &&
  'passed' in value &&
  typeof value.passed === 'number' &&
  'failed' in value &&
  typeof value.failed === 'number' &&
  'skipped' in value &&
  Array.isArray(value.skipped);

const parseTally = (line: string): Tally | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return isTally(value)
      ? { passed: value.passed, failed: value.failed, skipped: value.skipped }
      : undefined;
  } catch {
    return undefined;
  }
};

/** The counts are the last line of the output that is such a JSON object. */
export const tallyOfOutput = (output: string): Tally | undefined =>
  output
    .split('\n')
    .map((line) => parseTally(line))
    .findLast((tally) => tally !== undefined);

const runForeign = async (): Promise<Tally> => {
  if (!existsSync(inRepository(script))) return skippedCheck(`foreign client: ${script} is not there`);
  const version = captureProgram('cargo', ['--version']).stdout;
  if (!cargoIsRecent(version)) {
    return skippedCheck(`foreign client (Rust, msnp11-sdk): needs cargo ${oldestCargo.join('.')} or later`);
  }
  const { exitCode, output } = await collectProgram(process.execPath, [script]);
  print(output.trimEnd());
  return distrustExitCode(tallyOfOutput(output) ?? { ...emptyTally, failed: 1 }, exitCode);
};

export const foreignStage: Stage = { name: 'foreign client', run: runForeign };
