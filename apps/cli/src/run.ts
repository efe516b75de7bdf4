import { createMessengerClient } from '@nudge/msnp-engine/node';
import { CommandSession } from './command-session.ts';
import { readConfig, usage } from './config.ts';
import { inputLines } from './input-lines.ts';

/** The streams and surroundings of one run; the process's own, or a test's. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: AsyncIterable<string>;
  readonly output: (text: string) => void;
  readonly errorOutput: (text: string) => void;
}

const EXIT_FINE = 0;
const EXIT_FAILED = 1;
const EXIT_BAD_FLAGS = 2;
const VERSION = '0.1.0';

/** Runs the headless client to its end; gives the exit status. */
export async function run(surroundings: Surroundings): Promise<number> {
  const { args, environment, output, errorOutput } = surroundings;
  const config = readConfig(args, environment);
  if (config.kind === 'help') {
    output(`${usage()}\n`);
    return EXIT_FINE;
  }
  if (config.kind === 'bad') {
    errorOutput(`${config.problems.join('\n')}\nSee --help.\n`);
    return EXIT_BAD_FLAGS;
  }
  const { options, allowDirect, transferPorts, mapPorts, proxy } = config;
  const program = { clientName: 'Nudge', clientVersion: VERSION };
  const client = createMessengerClient({
    ...program,
    transferPorts,
    mapPorts,
    ...(proxy === undefined ? {} : { proxy }),
  });
  client.submit({ type: 'setTransferOptions', id: 'transfers', allowDirect });
  const ending = new Promise<number>((resolve) => {
    const session = new CommandSession({
      client,
      write: (event) => output(`${JSON.stringify(event)}\n`),
      warn: (message) => errorOutput(`${message}\n`),
      ended: (reason) => resolve(reason === 'signedOut' ? EXIT_FINE : EXIT_FAILED),
    });
    session.signIn(options);
    void readAll(session, surroundings);
  });
  const status = await ending;
  client.close();
  return status;
}

async function readAll(session: CommandSession, { input, output }: Surroundings): Promise<void> {
  await session.isReady;
  for await (const line of inputLines(input)) {
    if (line.kind === 'line') await session.read(line.text);
    else
      output(`${JSON.stringify({ event: 'error', code: 'badRequest', message: 'The line is too long' })}\n`);
  }
  await session.finish();
}
