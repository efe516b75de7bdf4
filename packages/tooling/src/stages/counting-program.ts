// Programs of this repository that check something by themselves and say what came of it.
import { collectProgram } from '../process/collect-program.ts';
import { print } from '../say.ts';
import { distrustExitCode, emptyTally } from '../tally.ts';
import type { Tally } from '../tally.ts';
import type { Stage } from './stage.ts';

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

/** A stage that is a script which counts; one that leaves no counts has failed. */
export const countingStage = (name: string, script: string): Stage => ({
  name,
  run: async () => {
    const { exitCode, output } = await collectProgram(process.execPath, [script]);
    print(output.trimEnd());
    return distrustExitCode(tallyOfOutput(output) ?? { ...emptyTally, failed: 1 }, exitCode);
  },
});
