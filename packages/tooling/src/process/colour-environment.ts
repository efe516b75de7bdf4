/** The environment for a program that colours what it prints: plain where nobody looks at a terminal. */
export const colourEnvironment = (env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => {
  if (process.stdout.isTTY) return env;
  // Not NO_COLOR: test runners set FORCE_COLOR for their workers, and Node warns where both are there.
  return { ...env, FORCE_COLOR: '0' };
};
