/**
 * The process that asks Windows what is on the screen: calls by hand into libraries of the system. Where one of them
 * cannot be opened, this process ends, which says as much.
 */
import koffi from 'koffi';
import type { FromEyeProcess, ToEyeProcess } from '../services/screen/process-eye.ts';
import { openCloak } from './cloak.ts';
import { openShellLook } from './shell-look.ts';

/** The part of Electron's port this process uses; the module itself does not exist in here. */
interface ParentPort {
  postMessage(message: FromEyeProcess): void;
  on(event: 'message', listener: (message: { readonly data: ToEyeProcess }) => void): void;
}

const { parentPort: port } = process as unknown as { readonly parentPort: ParentPort };

const isFilled = openShellLook(koffi);
const cloaked = openCloak(koffi);

function answer(windows: ToEyeProcess): FromEyeProcess {
  try {
    return { isFilled: isFilled(), elsewhere: cloaked(windows) };
  } catch {
    return 'failed';
  }
}

port.on('message', ({ data }) => port.postMessage(answer(data)));
