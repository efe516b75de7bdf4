/**
 * The variables that make a program print without colours, where nobody looks at a terminal. Programs differ in the
 * one that they obey, and Node warns where both are there.
 */
export const plainOutput = (variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  process.stdout.isTTY ? {} : variables;
