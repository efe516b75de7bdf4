import { dialog } from 'electron';
import type { Translate } from './texts.ts';

/** Tells how many others are cut off, and asks. True: exit all the same. */
export async function confirmExit(otherPeople: number, translate: Translate): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: translate('exit.title'),
    message: translate('exit.title'),
    detail: translate('exit.hostPeople', { count: otherPeople }),
    buttons: [translate('exit.confirm'), translate('exit.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
