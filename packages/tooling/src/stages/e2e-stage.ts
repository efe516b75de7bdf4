// Drives the real application on a virtual display. Not having one is a failure, not a skip: a green run means that
// the windows were seen to work. NUDGE_E2E=optional turns that off for machines that cannot.
import { onVirtualDisplays } from '../display.ts';
import { provideElectron } from '../electron/electron-distribution.ts';
import { plainOutput } from '../process/plain-output.ts';
import { runProgram } from '../process/run-program.ts';
import { workspaceProgram } from '../process/workspace-program.ts';
import { inRepository } from '../repository.ts';
import { say } from '../say.ts';
import { provideSystemPackages } from '../system-packages.ts';
import { skippedCheck } from '../tally.ts';
import type { Tally } from '../tally.ts';
import { TaskFailure } from '../task-definition.ts';
import { tallyByReport } from './report-file.ts';
import type { Stage } from './stage.ts';

const config = 'e2e/playwright.config.ts';
/** In milliseconds: the whole run of checks has 25 minutes. */
const timeLimit = 840_000;
/** When Playwright stops by itself and still reports, in milliseconds. */
const playTime = 780_000;

/** Files of tests that run at once, each on a display of its own: two cores carry two. */
const e2eWorkers = 2;

interface ReportedSpec {
  readonly title: string;
  readonly tests: readonly {
    readonly status: string;
    readonly annotations: readonly { readonly type: string; readonly description?: string }[];
  }[];
}

interface ReportedSuite {
  readonly specs?: readonly ReportedSpec[];
  readonly suites?: readonly ReportedSuite[];
}

/** What we read of Playwright's JSON report. */
export interface E2eReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly unknown[];
  readonly suites: readonly ReportedSuite[];
}

const specsOf = (suite: ReportedSuite): readonly ReportedSpec[] => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap((inner) => specsOf(inner)),
];

const notRun = ({ tests }: ReportedSpec): boolean => tests.some(({ status }) => status === 'skipped');

/** Why a test was left out on purpose; `undefined` when it never got its turn because something before it failed. */
const skipReason = ({ title, tests }: ReportedSpec): string | undefined => {
  const annotations = tests.flatMap((test) => test.annotations);
  const told = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  return told === undefined ? undefined : `${title}: ${told.description ?? 'no reason given'}`;
};

/** A test that held only when it was tried again counts as failed, and so does one that did not get its turn. */
export const tallyOfE2eReport = ({ stats, errors, suites }: E2eReport): Tally => {
  const leftOut = suites.flatMap((suite) => specsOf(suite)).filter((spec) => notRun(spec));
  const reasons = leftOut.map((spec) => skipReason(spec));
  const withoutTurn = reasons.filter((reason) => reason === undefined).length;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length + withoutTurn,
    skipped: reasons.filter((reason) => reason !== undefined),
  };
};

interface Play {
  readonly env: NodeJS.ProcessEnv;
  readonly reportFile: string;
  readonly patterns: readonly string[];
}

const runPlaywright = ({ env, reportFile, patterns }: Play): Promise<number> => {
  const playwright = workspaceProgram('@playwright/test', 'playwright', 'e2e');
  const { command, args } = onVirtualDisplays(e2eWorkers, {
    command: process.execPath,
    args: [
      playwright,
      'test',
      '--config',
      inRepository(config),
      '--reporter=list,json',
      `--workers=${e2eWorkers}`,
      `--global-timeout=${playTime}`,
      ...patterns,
    ],
  });
  return runProgram(command, args, {
    env: { ...env, ...plainOutput({ FORCE_COLOR: '0' }), PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
    asGroup: true,
    timeLimit,
  });
};

const withoutSystemPackages = (line: string): Tally => {
  const reason = `end-to-end tests: system packages are missing. As root, run: ${line}`;
  if (process.env['NUDGE_E2E'] === 'optional') return skippedCheck(reason);
  throw new TaskFailure(reason);
};

const runE2e = async (patterns: readonly string[]): Promise<Tally> => {
  if (process.platform !== 'linux')
    return skippedCheck('end-to-end tests: they need the virtual display of Linux');
  const packages = await provideSystemPackages('tests');
  if (packages.kind === 'missing') return withoutSystemPackages(packages.line);
  const electron = await provideElectron();
  say(`Electron: ${electron.folder}`);
  return tallyByReport({
    run: (reportFile) => runPlaywright({ env: electron.env, reportFile, patterns }),
    tallyOf: (report) => tallyOfE2eReport(report as E2eReport),
  });
};

/** The stage, narrowed to files whose path holds one of the patterns. */
export const e2eStage = (patterns: readonly string[] = []): Stage => ({
  name: 'end-to-end tests',
  run: () => runE2e(patterns),
});
