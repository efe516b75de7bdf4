/**
 * The process that asks Windows whether the screen is filled: a call by hand into a library of the system. Where that
 * library cannot be opened, this process ends, which says as much.
 */
import koffi from 'koffi';
import type { FromEyeProcess } from '../services/full-screen/process-eye.ts';
import { openShellLook } from './shell-look.ts';

/** The part of Electron's port this process uses; the module itself does not exist in here. */
interface ParentPort {
  postMessage(message: FromEyeProcess): void;
  on(event: 'message', listener: () => void): void;
}

const { parentPort: port } = process as unknown as { readonly parentPort: ParentPort };

const isFilled = openShellLook(koffi);

function answer(): FromEyeProcess {
  try {
    return isFilled() ? 'filled' : 'free';
  } catch {
    return 'failed';
  }
}

port.on('message', () => port.postMessage(answer()));
