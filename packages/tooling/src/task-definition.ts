/** One of the root commands: `npm start`, `npm test` and their like. */
export interface Task {
  /** What `--help` prints. */
  readonly help: string;
  /** Does the work with the arguments after `--` and answers the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
  /** Set where the program that the task starts has a `--help` of its own. */
  readonly programHasHelp?: boolean;
}

/** Arguments that make no sense: the task says so and ends with `usageExitCode`. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A failure with a message meant for the person at the keyboard: printed without a stack. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';
}

export const usageExitCode = 2;
