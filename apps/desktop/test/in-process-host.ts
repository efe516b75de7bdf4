import { serveHost } from '../src/main/host/serve-host.ts';
import type { HostChannel } from '../src/main/services/host/host-link.ts';
import type { FromHost, HostPorts, ToHost } from '../src/main/services/host/host-messages.ts';

/** The server's process without the process: the same two ends, on any free ports. */
export function launchInProcess(): HostChannel & { readonly kill: () => void } {
  return launch({ msnp: 0, http: 0 });
}

/** The same, on the ports the application asks for. */
export function launchInProcessOnItsPorts(): HostChannel {
  return launch(undefined);
}

function launch(ports: HostPorts | undefined): HostChannel & { readonly kill: () => void } {
  let take = (_message: FromHost): void => {};
  const closed: (() => void)[] = [];
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    for (const listener of closed) listener();
  };
  const serve = serveHost({ post: (message) => queueMicrotask(() => take(message)), exit: end });
  const onPorts = (message: ToHost): ToHost =>
    message.type === 'start' && ports ? { ...message, preferredPorts: ports } : message;
  return {
    send: (message) => void serve(onPorts(structuredClone(message))),
    onMessage: (listener) => {
      take = listener;
    },
    onClosed: (listener) => void closed.push(listener),
    close: () => void serve({ type: 'stop' }),
    kill: end,
  };
}
