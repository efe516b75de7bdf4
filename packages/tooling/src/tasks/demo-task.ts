import { parseArgs } from 'node:util';
import { buildDesktop } from '../desktop-build.ts';
import { hasDisplay, onVirtualDisplay } from '../display.ts';
import { provideElectron } from '../electron/electron-distribution.ts';
import { runProgram } from '../process/run-program.ts';
import { inRepository } from '../repository.ts';
import { say } from '../say.ts';
import { provideSystemPackages } from '../system-packages.ts';
import { TaskFailure } from '../task-definition.ts';
import type { Task } from '../task-definition.ts';

const script = 'e2e/demo.ts';

const help = `
npm run demo       a server and two applications play a short conversation, on the screen or, without one, on a
                   virtual display; screenshots are left in demo-output/. On the screen the windows stay open.
  --readme         also makes the pictures of the README
`;

const demandSystemPackages = async (): Promise<void> => {
  const outcome = await provideSystemPackages(hasDisplay() ? 'screen' : 'tests');
  if (outcome.kind === 'ready') return;
  if (!hasDisplay()) throw new TaskFailure(`system packages are missing. As root, run: ${outcome.line}`);
  say(`System packages are missing. As root, run: ${outcome.line}`);
};

const demo = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: { readme: { type: 'boolean' } }, strict: true });
  await demandSystemPackages();
  const { env } = await provideElectron();
  await buildDesktop();
  const flags = [...(values.readme ? ['--readme'] : []), ...(hasDisplay() ? ['--leave-open'] : [])];
  const play = { command: process.execPath, args: [inRepository(script), ...flags] };
  const { command, args: words } = hasDisplay() ? play : onVirtualDisplay(play);
  return runProgram(command, words, { env, asGroup: !hasDisplay() });
};

export const demoTask: Task = { help, run: demo };
