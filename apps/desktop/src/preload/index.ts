/**
 * The only door between a window and main. It knows which requests its kind of window may make and refuses the
 * rest before they leave; main checks everything again. No Electron object crosses the bridge.
 */
import type {
  Bridge,
  Changes,
  Numbered,
  Reply,
  RequestArguments,
  RequestName,
  RequestResult,
  WindowKind,
} from '@nudge/ipc-contract';
import { BRIDGE_NAME, CHANGE_CHANNEL, REQUEST_CHANNEL, SOUND_CHANNEL } from '@nudge/ipc-contract';
import { contextBridge, ipcRenderer } from 'electron';
import { windowKindOf } from './window-kind.ts';

/** Put in by the build, from the contract's one object. */
declare const ALLOWED_REQUESTS: Readonly<Record<WindowKind, readonly RequestName[]>>;

const NOT_ALLOWED: Reply<never> = { ok: false, failure: { code: 'notAllowed' } };

function listen<Value>(channel: string, listener: (value: Value) => void): () => void {
  const forward = (_event: unknown, value: Value): void => listener(value);
  ipcRenderer.on(channel, forward);
  return () => ipcRenderer.removeListener(channel, forward);
}

function createBridge(kind: WindowKind): Bridge {
  const allowed = new Set(ALLOWED_REQUESTS[kind]);
  return {
    kind,
    request: async <Name extends RequestName>(name: Name, requestArguments: RequestArguments<Name>) => {
      if (!allowed.has(name)) return NOT_ALLOWED;
      const reply: unknown = await ipcRenderer.invoke(REQUEST_CHANNEL, name, requestArguments);
      return reply as Reply<RequestResult<Name>>;
    },
    onChange: (listener) => listen<Numbered<Changes[WindowKind]>>(CHANGE_CHANNEL, listener),
    onSound: (listener) => (kind === 'main' ? listen<string>(SOUND_CHANNEL, listener) : () => {}),
  };
}

const kind = windowKindOf(process.argv);
if (kind !== undefined) contextBridge.exposeInMainWorld(BRIDGE_NAME, createBridge(kind));
