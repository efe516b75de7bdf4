import type { SessionView } from '@nudge/ipc-contract';
import { app } from 'electron';
import { programPath } from '../services/startup/program-path.ts';
import type { CommandLine } from './command-line.ts';
import { jumpTasks, type UserTask } from './jump-tasks.ts';
import { profileArguments } from './profile-arguments.ts';
import { isTest } from './test-hooks.ts';
import type { Translate } from './texts.ts';

export interface JumpList {
  readonly show: (session: SessionView, translate: Translate) => void;
  /** Offered on, these would start a program that is not there. */
  readonly clear: () => void;
}

/** The list of this system; only Windows has one. */
export function systemJumpList(commandLine: CommandLine): JumpList {
  if (process.platform !== 'win32' || isTest()) return { show: () => {}, clear: () => {} };
  const program = programPath(process);
  const args = profileArguments(commandLine, app.isPackaged ? undefined : app.getAppPath());
  let shown = '';
  const set = (tasks: readonly UserTask[]): void => {
    const wanted = JSON.stringify(tasks);
    if (wanted === shown) return;
    shown = wanted;
    app.setUserTasks([...tasks]);
  };
  return {
    show: (session, translate) => set(jumpTasks({ session, translate, program, args })),
    clear: () => set([]),
  };
}
