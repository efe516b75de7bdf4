import path from 'node:path';
import { utilityProcess } from 'electron';
import { outputFolder } from '../output-folder.ts';
import type { EyeChannel, FromEyeProcess } from '../services/screen/process-eye.ts';

/** Starts the process that looks at the screen; it ends with this application. */
export function launchScreenProcess(): EyeChannel {
  const child = utilityProcess.fork(path.join(outputFolder, 'main/screen.cjs'), [], {
    serviceName: 'Nudge screen',
    stdio: 'ignore',
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromEyeProcess) => listener(message)),
    onClosed: (listener) => void child.once('exit', listener),
    close: () => void child.kill(),
  };
}
