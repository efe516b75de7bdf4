/**
 * The only door between a window and main. It knows which requests its kind of window may make and refuses the
 * rest before they leave; main checks everything again. No Electron object crosses the bridge.
 */
import type { DroppedFile, RequestName, WindowKind } from '@nudge/ipc-contract';
import { BRIDGE_NAME, REQUEST_CHANNEL } from '@nudge/ipc-contract';
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createBridge } from './create-bridge.ts';
import { windowKindOf } from './window-kind.ts';

/** Put in by the build, from the contract's one object. */
declare const ALLOWED_REQUESTS: Readonly<Record<WindowKind, readonly RequestName[]>>;

function listen<Value>(channel: string, listener: (value: Value) => void): () => void {
  const forward = (_event: unknown, value: Value): void => listener(value);
  ipcRenderer.on(channel, forward);
  return () => ipcRenderer.removeListener(channel, forward);
}

/** `webUtils` came with Electron 29; the runtime of the tests has the path on the file itself. */
function pathOf(file: DroppedFile): string {
  if (!(file instanceof File)) return '';
  const isThere = typeof webUtils === 'object';
  if (isThere) return webUtils.getPathForFile(file);
  return 'path' in file && typeof file.path === 'string' ? file.path : '';
}

const kind = windowKindOf(process.argv);
if (kind !== undefined) {
  const bridge = createBridge(kind, ALLOWED_REQUESTS[kind], {
    invoke: (name, requestArguments) => ipcRenderer.invoke(REQUEST_CHANNEL, name, requestArguments),
    listen,
    pathOf,
  });
  contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);
}
