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
export function confirmExit(costs: ExitCosts, translate: Translate): Promise<boolean> {
  return confirm({
    title: translate('exit.title'),
    detail: detailOf(costs, translate),
    buttons: [translate('exit.confirm'), translate('exit.cancel')],
  });
}

/** Tells that files travel in a conversation that is to close, and asks. True: close it, which ends them. */
export function confirmClose(transfers: number, translate: Translate): Promise<boolean> {
  return confirm({
    title: translate('exit.closeTitle'),
    detail: translate('exit.closeTransfers', { count: transfers }),
    buttons: [translate('exit.closeConfirm'), translate('exit.cancel')],
  });
}

/** Tells that a window died again, and asks. True: load it once more; false: close it. */
export function confirmReload(translate: Translate): Promise<boolean> {
  return confirm({
    title: translate('fault.diedTitle'),
    detail: translate('fault.diedText'),
    buttons: [translate('fault.reload'), translate('fault.close')],
  });
}

interface Question {
  readonly title: string;
  readonly detail: string;
  /** Yes first, then no, which is what nothing but a click on Yes changes. */
  readonly buttons: readonly [string, string];
}

async function confirm({ title, detail, buttons }: Question): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title,
    message: title,
    detail,
    buttons: [...buttons],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
