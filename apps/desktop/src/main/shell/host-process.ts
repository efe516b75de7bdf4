import path from 'node:path';
import { utilityProcess } from 'electron';
import { outputFolder } from '../output-folder.ts';
import type { HostChannel } from '../services/host/host-link.ts';
import type { FromHost } from '../services/host/host-messages.ts';
import type { Log } from '../services/support/log.ts';

/** Starts the process that this computer's server runs in; it ends with this application. */
export function launchHostProcess(log: Log): HostChannel {
  const child = utilityProcess.fork(path.join(outputFolder, 'main/host.cjs'), [], {
    serviceName: 'Nudge server',
    stdio: 'ignore',
  });
  let take = (_message: FromHost): void => {};
  child.on('message', (message: FromHost) => {
    if (message.type === 'fault') log.warn('host: fault', message.facts);
    else take(message);
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      take = listener;
    },
    onClosed: (listener) => void child.once('exit', listener),
    close: () => void child.kill(),
  };
}
