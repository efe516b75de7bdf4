/**
 * The process of this computer's server. The application that started it talks to it over the process's port;
 * it ends when it is told to, or when that application is gone.
 */
import type { FromHost, HostStart, ToHost } from '../services/host/host-messages.ts';
import { startHostServer, type HostServer } from './host-server.ts';

/** The part of Electron's port this process uses; the module itself does not exist in here. */
interface ParentPort {
  postMessage(message: FromHost): void;
  on(event: 'message', listener: (message: { readonly data: ToHost }) => void): void;
}

const port = (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort;
let running: HostServer | undefined;

const describe = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.name
      : 'unknown';

async function start(message: HostStart): Promise<void> {
  try {
    const server = await startHostServer(message);
    running = server;
    server.control.statusChanged.subscribe((status) => port?.postMessage({ type: 'status', status }));
    const setAside = server.setAsideStore === undefined ? {} : { setAsideStore: server.setAsideStore };
    port?.postMessage({ type: 'started', outcome: { ok: true, status: server.status, ...setAside } });
  } catch (error) {
    port?.postMessage({ type: 'started', outcome: { ok: false, reason: describe(error) } });
  }
}

async function stop(): Promise<void> {
  try {
    await running?.stop();
  } finally {
    port?.postMessage({ type: 'stopped' });
    process.exit(0);
  }
}

async function take(message: ToHost): Promise<void> {
  if (message.type === 'start') return start(message);
  if (message.type === 'stop') return stop();
  const answer = await running?.control.answer(message.ask);
  const settled = answer ?? { ok: false, code: 'hostFailed' };
  port?.postMessage({ type: 'answer', number: message.number, answer: settled });
}

port?.on('message', ({ data }) => void take(data));
