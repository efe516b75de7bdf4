// Runs inside the virtual display of one measurement: starts a packaged application, whose fuses let nothing of ours
// in, and measures it from outside. The window manager tells when the first window is there.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { memoryOfFamily } from './process-family.ts';

/** What one start was like. */
export interface PackagedFigures {
  /** From the start of the process to the window, in milliseconds. */
  readonly shownAfter: number;
  /** Of all processes, in KiB. */
  readonly memory: number;
}

/** After the window is shown, until nothing of the start goes on any more, in milliseconds. */
const settling = 3_000;
/** How long the application has to go when asked to, in milliseconds. */
const farewell = 5_000;

const lines = async function* (child: ChildProcess): AsyncGenerator<string, undefined> {
  let rest = '';
  for await (const chunk of child.stdout ?? []) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
};

/** The windows that the window manager looks after, told anew at every change. */
const watchWindows = (): ChildProcess =>
  spawn('xprop', ['-root', '-spy', '_NET_CLIENT_LIST'], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Resolves when the window manager has said the first time what there is, which is nothing. */
const untilWatched = async (said: AsyncGenerator<string, undefined>): Promise<void> => {
  await said.next();
};

const untilShown = async (said: AsyncGenerator<string, undefined>): Promise<void> => {
  for (;;) {
    const next = await said.next();
    if (next.done === true) throw new Error('the display is gone');
    if (next.value.includes('0x')) return;
  }
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), farewell);
  await ended;
  clearTimeout(timer);
};

const measure = async (command: string, args: readonly string[]): Promise<PackagedFigures> => {
  const watch = watchWindows();
  const said = lines(watch);
  await untilWatched(said);
  const startedAt = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 2, 'inherit'] });
  try {
    await untilShown(said);
    const shownAfter = performance.now() - startedAt;
    await new Promise((resolve) => {
      setTimeout(resolve, settling);
    });
    return { shownAfter, memory: await memoryOfFamily(child.pid ?? 0) };
  } finally {
    await end(child);
    watch.kill();
  }
};

const [command = '', ...args] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await measure(command, args))}\n`);
