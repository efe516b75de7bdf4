import { REQUEST_CHANNEL } from '@nudge/ipc-contract';
import { ipcMain, type WebFrameMain } from 'electron';
import type { Log } from '../services/support/log.ts';
import { dispatchRequest, type Caller, type RequestHandlers } from './dispatch-request.ts';
import type { SenderFrame } from './trusted-sender.ts';

function describeFrame(frame: WebFrameMain | null): SenderFrame | undefined {
  return frame === null ? undefined : { url: frame.url, isMainFrame: frame.parent === null };
}

/** One channel for all requests. `callerOf` knows the windows this application opened. */
export function registerRequests(
  handlers: RequestHandlers,
  callerOf: (contentsId: number) => Caller | undefined,
  log: Log,
): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, requestArguments: unknown) =>
    dispatchRequest(handlers, log, {
      frame: describeFrame(event.senderFrame),
      caller: callerOf(event.sender.id),
      name,
      requestArguments,
    }),
  );
}
