/** The engine without a window: JSON lines in and out, for scripts, bots and tests. */
import { run } from './run.ts';

process.stdin.setEncoding('utf8');
const status = await run({
  args: process.argv.slice(2),
  environment: process.env,
  // With this encoding chunks are strings; the type does not know.
  input: process.stdin as AsyncIterable<string>,
  output: (text) => void process.stdout.write(text),
  errorOutput: (text) => void process.stderr.write(text),
});
process.exitCode = status;
// What was written goes out first; an open input would keep the process alive.
process.stdin.destroy();
