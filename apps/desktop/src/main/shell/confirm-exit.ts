import { dialog } from 'electron';
import type { Translate } from './texts.ts';

/** What an exit would break off. */
export interface ExitCosts {
  /** People connected through this computer. */
  readonly otherPeople: number;
  /** Offers of files that are open or under way. */
  readonly transfers: number;
}

function detailOf({ otherPeople, transfers }: ExitCosts, translate: Translate): string {
  const people = otherPeople > 0 ? [translate('exit.hostPeople', { count: otherPeople })] : [];
  const files = transfers > 0 ? [translate('exit.transfers', { count: transfers })] : [];
  return [...people, ...files].join('\n\n');
}

/** Tells what is broken off, and asks. True: exit all the same. */
export async function confirmExit(costs: ExitCosts, translate: Translate): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: translate('exit.title'),
    message: translate('exit.title'),
    detail: detailOf(costs, translate),
    buttons: [translate('exit.confirm'), translate('exit.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
