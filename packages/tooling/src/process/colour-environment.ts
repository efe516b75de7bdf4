/** The environment for a program that colours what it prints: plain where nobody looks at a terminal. */
export const colourEnvironment = (env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => {
  if (process.stdout.isTTY) return env;
  const { FORCE_COLOR: _, ...plain } = env;
  return { ...plain, NO_COLOR: '1' };
};
