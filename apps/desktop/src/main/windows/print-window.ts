import type { WebContents } from 'electron';
import type { PrintOutcome } from '../ipc/application-services.ts';
import { printOutcome } from './print-outcome.ts';

/** Asks by the system's dialog. Colours behind words are left out: it is a light sheet. */
export function printWindow(contents: WebContents | undefined): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    if (contents === undefined) resolve('failed');
    else {
      contents.print({ silent: false, printBackground: false }, (isDone, reason) =>
        resolve(printOutcome(isDone, reason)),
      );
    }
  });
}
