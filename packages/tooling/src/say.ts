/** A line about how the work goes. Standard output belongs to what a task is for, so this goes to standard error. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** A line of the task's own result. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
