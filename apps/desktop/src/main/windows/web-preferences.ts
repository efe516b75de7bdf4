import path from 'node:path';
import type { WindowKind } from '@nudge/ipc-contract';
import { WINDOW_KIND_ARGUMENT } from '@nudge/ipc-contract';
import type { WebPreferences } from 'electron';
import { outputFolder } from '../output-folder.ts';

/** The same for every window: a page gets the preload's bridge and nothing else of this computer. */
export function webPreferences(kind: WindowKind): WebPreferences {
  return {
    preload: path.join(outputFolder, 'preload/index.cjs'),
    additionalArguments: [`${WINDOW_KIND_ARGUMENT}${kind}`],
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: kind === 'conversation',
    // Alerts are closed by time, and conversations flash and play while they are covered.
    backgroundThrottling: false,
    // Sounds of incoming messages need no click first.
    autoplayPolicy: 'no-user-gesture-required',
  };
}
