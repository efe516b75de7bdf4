/**
 * What the program's button in the task bar of Windows offers besides: statuses and signing out, while somebody is
 * signed in. Each starts this program with a flag, which the one that runs is told of.
 */
import type { SessionView } from '@nudge/ipc-contract';
import { JUMP_TASKS, type JumpTask } from './command-line.ts';
import type { Translate } from './texts.ts';
import type { TrayCommand } from './tray-model.ts';
import { windowsWord } from './windows-word.ts';
import { withoutMnemonic } from './without-mnemonic.ts';

/** As `app.setUserTasks` takes it. */
export interface UserTask {
  readonly program: string;
  readonly arguments: string;
  readonly title: string;
  readonly description: string;
  readonly iconPath: string;
  readonly iconIndex: number;
}

export interface JumpFacts {
  readonly session: SessionView;
  readonly translate: Translate;
  /** Absolute path of what starts this program, whose icon it has. */
  readonly program: string;
  /** What leads to the same profile. */
  readonly args: readonly string[];
}

const COMMANDS: Readonly<Record<JumpTask, TrayCommand>> = {
  online: { type: 'setStatus', status: 'online' },
  busy: { type: 'setStatus', status: 'busy' },
  away: { type: 'setStatus', status: 'away' },
  'appear-offline': { type: 'setStatus', status: 'appearOffline' },
  'sign-out': { type: 'signOut' },
};

/** What the tray does for it. */
export const commandOf = (task: JumpTask): TrayCommand => COMMANDS[task];

function titleOf(command: TrayCommand, translate: Translate): string {
  if (command.type === 'setStatus') return translate(`status.${command.status}`);
  return withoutMnemonic(translate('tray.signOut'));
}

export function jumpTasks({ session, translate, program, args }: JumpFacts): readonly UserTask[] {
  if (session.phase !== 'signedIn') return [];
  return JUMP_TASKS.map((task) => ({
    program,
    arguments: [...args, `--task=${task}`].map((word) => windowsWord(word)).join(' '),
    title: titleOf(COMMANDS[task], translate),
    description: '',
    iconPath: program,
    iconIndex: 0,
  }));
}
